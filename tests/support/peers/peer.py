#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Python client as a peer of the tests: peer.py URL COMMAND ARGUMENT…

Prints its answer as a line of JSON; {"error": …} where the client refuses. Values are base64. Commands that stay (kv watch,
service serve) print a line at once and more as they come, and end with their standard input.

kv create-bucket BUCKET HISTORY | put BUCKET KEY VALUE | create … | update BUCKET KEY VALUE REVISION | get BUCKET KEY
   | delete BUCKET KEY | purge BUCKET KEY | keys BUCKET | history BUCKET KEY | watch BUCKET
object create-bucket BUCKET | put BUCKET NAME FILE META | get BUCKET NAME FILE | info BUCKET NAME | delete BUCKET NAME | list BUCKET
service serve NAME VERSION SETTINGS | list VERB [NAME [ID]]     (a VERB is PING, INFO or STATS; as the client understands it)
   | request SUBJECT TEXT     (prints {"payload":, "headers": {NAME: VALUE}}; text, not base64)

META: {"description":, "headers": {NAME: VALUE}, "chunk":}
SETTINGS: {"description":, "metadata":, "queue_group":, "endpoints": [{"name":, "subject":, "queue_group":, "metadata":, "group":,
          "error": [CODE, TEXT], "delay_ms":}]}. An endpoint answers with what it was sent, or with that error.
"""

import asyncio
import base64
import json
import sys

import nats
from nats.js import api
from nats.js.errors import Error as JetStreamError
from nats.js.errors import KeyNotFoundError, NoKeysError
from nats.micro import add_service
from nats.micro.request import ServiceError
from nats.micro.service import ServiceInfo, ServicePing, ServiceStats


def say(value):
    print(json.dumps(value, ensure_ascii=False), flush=True)


def coded(value):
    return base64.b64encode(value or b"").decode()


async def end_of_input():
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


def entry_of(entry):
    return {
        "key": entry.key,
        "value": coded(entry.value),
        "revision": entry.revision,
        "operation": entry.operation or "PUT",
    }


async def key_value(client, command, bucket, *arguments):
    js = client.jetstream()
    if command == "create-bucket":
        await js.create_key_value(bucket=bucket, history=int(arguments[0]))
        return {"bucket": bucket}
    kv = await js.key_value(bucket)
    if command in ("put", "create"):
        key, value = arguments
        return {"revision": await getattr(kv, command)(key, base64.b64decode(value))}
    if command == "update":
        key, value, revision = arguments
        return {"revision": await kv.update(key, base64.b64decode(value), last=int(revision))}
    if command == "get":
        try:
            return entry_of(await kv.get(arguments[0]))
        except KeyNotFoundError:
            return {"missing": True}
    if command in ("delete", "purge"):
        await getattr(kv, command)(arguments[0])
        return {"done": True}
    if command == "keys":
        try:
            return sorted(await kv.keys())
        except NoKeysError:
            return []
    if command == "history":
        return [entry_of(entry) for entry in await kv.history(arguments[0])]
    if command == "watch":
        watcher = await kv.watchall()

        async def show():
            async for entry in watcher:
                say(entry_of(entry) if entry else {"ready": True})

        task = asyncio.create_task(show())
        await end_of_input()
        task.cancel()
        return None
    raise ValueError(command)


def info_of(info):
    known = {
        "name": info.name,
        "description": info.description or "",
        "headers": info.headers or {},
        "size": info.size,
        "chunks": info.chunks,
        "digest": info.digest or "",
        "nuid": info.nuid,
        "deleted": bool(info.deleted),
    }
    if info.is_link():
        known["link"] = {"bucket": info.options.link.bucket, "name": info.options.link.name or ""}
    return known


async def objects(client, command, bucket, *arguments):
    js = client.jetstream()
    if command == "create-bucket":
        await js.create_object_store(bucket)
        return {"bucket": bucket}
    store = await js.object_store(bucket)
    if command == "put":
        name, path, text = arguments
        asked = json.loads(text)
        options = api.ObjectMetaOptions(max_chunk_size=asked.get("chunk", 128 * 1024))
        headers = {name: [value] for name, value in asked.get("headers", {}).items()} or None
        meta = api.ObjectMeta(name=name, description=asked.get("description"), headers=headers, options=options)
        with open(path, "rb") as file:
            return info_of(await store.put(name, file, meta))
    if command == "get":
        name, path = arguments
        result = await store.get(name)
        with open(path, "wb") as file:
            file.write(result.data)
        return info_of(result.info)
    if command == "info":
        return info_of(await store.get_info(arguments[0]))
    if command == "delete":
        await store.delete(arguments[0])
        return {"done": True}
    if command == "list":
        return [info_of(info) for info in await store.list() if not info.deleted]
    raise ValueError(command)


def handler_of(asked):
    async def handle(request):
        await asyncio.sleep(asked.get("delay_ms", 0) / 1000)
        if asked.get("error"):
            raise ServiceError(*asked["error"])
        await request.respond(request.data)

    return handle


READERS = {"PING": ServicePing, "INFO": ServiceInfo, "STATS": ServiceStats}


async def services(client, command, *arguments):
    if command == "serve":
        name, version, text = arguments
        asked = json.loads(text)
        settings = {key: asked[key] for key in ("description", "metadata", "queue_group") if key in asked}
        service = await add_service(client, name=name, version=version, **settings)
        for endpoint in asked.get("endpoints", []):
            place = service.add_group(name=endpoint["group"]) if endpoint.get("group") else service
            settings = {key: endpoint[key] for key in ("subject", "queue_group", "metadata") if key in endpoint}
            await place.add_endpoint(name=endpoint["name"], handler=handler_of(endpoint), **settings)
        await client.flush()
        say({"id": service.id})
        await end_of_input()
        await service.stop()
        return None
    if command == "list":
        answers = []
        inbox = client.new_inbox()

        async def take(message):
            answers.append(READERS[arguments[0]].from_dict(json.loads(message.data)).to_dict())

        await client.subscribe(inbox, cb=take)
        await client.publish(".".join(("$SRV",) + arguments), b"", reply=inbox)
        before = -1
        while before != len(answers):
            before = len(answers)
            await asyncio.sleep(0.5)
        return answers
    if command == "request":
        subject, text = arguments
        reply = await client.request(subject, text.encode(), timeout=5)
        return {"payload": reply.data.decode(), "headers": dict(reply.headers or {})}
    raise ValueError(command)


async def main(url, area, *arguments):
    client = await nats.connect(url, connect_timeout=5, allow_reconnect=False, max_reconnect_attempts=1)
    try:
        answer = await {"kv": key_value, "object": objects, "service": services}[area](client, *arguments)
        if answer is not None:
            say(answer)
        return 0
    except (nats.errors.Error, JetStreamError) as error:
        say({"error": str(error) or type(error).__name__})
        return 0
    finally:
        await client.close()


sys.exit(asyncio.run(main(*sys.argv[1:])))
