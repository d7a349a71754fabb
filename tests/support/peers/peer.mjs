// SPDX-License-Identifier: GPL-3.0-or-later
// The JavaScript client as a peer of the tests: node peer.mjs URL COMMAND ARGUMENT…, as peer.py says, and more:
// object link BUCKET NAME TARGET-BUCKET [TARGET-NAME]; META may have {"metadata": {NAME: VALUE}}; the answer of service request has
// {"error": [CODE, TEXT]} where the client takes it for an error of a service.
// NATSIGHT_PEER_MODULES names the folder with the packages.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.NATSIGHT_PEER_MODULES}/`);
const { connect, headers } = require("@nats-io/transport-node");
const { Kvm } = require("@nats-io/kv");
const { Objm } = require("@nats-io/obj");
const { ServiceError, Svcm } = require("@nats-io/services");

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
const coded = (bytes) => Buffer.from(bytes ?? []).toString("base64");
const decoded = (text) => new Uint8Array(Buffer.from(text, "base64"));

function endOfInput() {
  return new Promise((done) => {
    process.stdin.on("end", done);
    process.stdin.on("close", done);
    process.stdin.resume();
  });
}

const entryOf = (entry) => ({
  key: entry.key,
  value: coded(entry.value),
  revision: entry.revision,
  operation: entry.operation,
});

async function listed(iterator, make) {
  const list = [];
  for await (const one of iterator) list.push(make(one));
  return list;
}

async function keyValue(client, command, bucket, ...args) {
  const manager = new Kvm(client);
  if (command === "create-bucket") {
    await manager.create(bucket, { history: Number(args[0]) });
    return { bucket };
  }
  const kv = await manager.open(bucket);
  switch (command) {
    case "put":
    case "create":
      return { revision: await kv[command](args[0], decoded(args[1])) };
    case "update":
      return { revision: await kv.update(args[0], decoded(args[1]), Number(args[2])) };
    case "get": {
      const entry = await kv.get(args[0]);
      return entry && entry.operation === "PUT" ? entryOf(entry) : { missing: true };
    }
    case "delete":
    case "purge":
      await kv[command](args[0]);
      return { done: true };
    case "keys":
      return (await listed(await kv.keys(), (key) => key)).sort();
    case "history":
      return listed(await kv.history({ key: args[0] }), entryOf);
    case "watch": {
      const watcher = await kv.watch();
      say({ ready: true });
      (async () => {
        for await (const entry of watcher) say(entryOf(entry));
      })();
      await endOfInput();
      watcher.stop();
      return undefined;
    }
  }
  throw new Error(command);
}

function infoOf(info) {
  const known = {
    name: info.name,
    description: info.description ?? "",
    headers: {},
    metadata: info.metadata ?? {},
    size: info.size,
    chunks: info.chunks,
    digest: info.digest ?? "",
    nuid: info.nuid,
    deleted: Boolean(info.deleted),
  };
  // Of lists they are as they were stored.
  if (typeof info.headers?.keys !== "function") known.headers = info.headers ?? {};
  else for (const name of info.headers.keys()) known.headers[name] = info.headers.values(name);
  const link = info.options?.link;
  if (link) known.link = { bucket: link.bucket, name: link.name ?? "" };
  return known;
}

async function objects(client, command, bucket, ...args) {
  const manager = new Objm(client);
  if (command === "create-bucket") {
    await manager.create(bucket);
    return { bucket };
  }
  const store = await manager.open(bucket);
  switch (command) {
    case "put": {
      const asked = JSON.parse(args[2]);
      const meta = { name: args[0], options: { max_chunk_size: asked.chunk ?? 128 * 1024 } };
      if (asked.description) meta.description = asked.description;
      if (asked.metadata) meta.metadata = asked.metadata;
      if (asked.headers) {
        meta.headers = headers();
        for (const [name, value] of Object.entries(asked.headers)) meta.headers.set(name, value);
      }
      return infoOf(await store.putBlob(meta, new Uint8Array(await readFile(args[1]))));
    }
    case "get": {
      const info = await store.info(args[0]);
      if (!info || info.deleted) return { missing: true };
      await writeFile(args[1], (await store.getBlob(args[0])) ?? new Uint8Array());
      return infoOf(info);
    }
    case "info": {
      const info = await store.info(args[0]);
      return info ? infoOf(info) : { missing: true };
    }
    case "delete":
      await store.delete(args[0]);
      return { done: true };
    case "list":
      return (await store.list()).filter((info) => !info.deleted).map(infoOf);
    case "link": {
      const target = await manager.open(args[1]);
      if (!args[2]) return infoOf(await store.linkStore(args[0], target));
      return infoOf(await store.link(args[0], await target.info(args[2])));
    }
  }
  throw new Error(command);
}

async function services(client, command, ...args) {
  const manager = new Svcm(client);
  if (command === "serve") {
    const asked = JSON.parse(args[2]);
    const settings = { name: args[0], version: args[1] };
    if (asked.description) settings.description = asked.description;
    if (asked.metadata) settings.metadata = asked.metadata;
    if (asked.queue_group) settings.queue = asked.queue_group;
    const service = await manager.add(settings);
    for (const endpoint of asked.endpoints ?? []) {
      const place = endpoint.group ? service.addGroup(endpoint.group) : service;
      const options = {
        handler: (error, request) => {
          // The client counts only what is thrown, and only at once.
          if (endpoint.error && !endpoint.delay_ms) throw new ServiceError(Number(endpoint.error[0]), endpoint.error[1]);
          setTimeout(() => {
            if (endpoint.error) request.respondError(Number(endpoint.error[0]), endpoint.error[1]);
            else request.respond(request.data);
          }, endpoint.delay_ms ?? 0);
        },
      };
      if (endpoint.subject) options.subject = endpoint.subject;
      if (endpoint.queue_group) options.queue = endpoint.queue_group;
      if (endpoint.metadata) options.metadata = endpoint.metadata;
      place.addEndpoint(endpoint.name, options);
    }
    await client.flush();
    say({ id: service.info().id });
    await endOfInput();
    await service.stop();
    return undefined;
  }
  if (command === "list") {
    const ask = manager.client()[args[0].toLowerCase()].bind(manager.client());
    return listed(await ask(args[1] ?? "", args[2] ?? ""), (one) => one);
  }
  if (command === "request") {
    const reply = await client.request(args[0], args[1], { timeout: 5000 });
    const answer = { payload: reply.string(), headers: {} };
    for (const name of reply.headers?.keys() ?? []) answer.headers[name] = reply.headers.get(name);
    const error = ServiceError.toServiceError(reply);
    if (error) answer.error = [error.code, error.message];
    return answer;
  }
  throw new Error(command);
}

const [url, area, ...args] = process.argv.slice(2);
const client = await connect({ servers: url, timeout: 5000, reconnect: false });
try {
  const answer = await { kv: keyValue, object: objects, service: services }[area](client, ...args);
  if (answer !== undefined) say(answer);
} catch (error) {
  say({ error: String(error.message ?? error) });
} finally {
  await client.close();
}
