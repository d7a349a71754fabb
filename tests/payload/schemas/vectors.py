#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes vectors.ndjson and shop.desc with the Python implementations: protobuf (and protoc) and fastavro.

python3 -m venv venv && venv/bin/pip install protobuf==7.36.2 fastavro==1.13.1 cramjam backports.zstd && venv/bin/python vectors.py
"""
import base64
import io
import json
import os
import subprocess

import fastavro
import fastavro.schema
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from google.protobuf.descriptor import FieldDescriptor

HERE = os.path.dirname(os.path.abspath(__file__))
out = []


def text(data):
    return base64.b64encode(data).decode()


# ---- protobuf --------------------------------------------------------------------------------------------------------

DESC = os.path.join(HERE, "shop.desc")
subprocess.run(["protoc", "-I", "proto", "--include_imports", "--descriptor_set_out", DESC, "proto/shop.proto",
                "proto/legacy.proto"], cwd=HERE, check=True)
files = descriptor_pb2.FileDescriptorSet.FromString(open(DESC, "rb").read())
pool = descriptor_pool.DescriptorPool()
for file in files.file:
    pool.Add(file)


def new(name):
    return message_factory.GetMessageClass(pool.FindMessageTypeByName(name))()


def single(field, value):
    if field.message_type:
        return plain(value)
    if field.enum_type:
        named = field.enum_type.values_by_number.get(value)
        return named.name if named else value
    return text(value) if field.type == FieldDescriptor.TYPE_BYTES else value


def plain(message):
    """What Natsight shows: 64-bit integers as numbers, only what is in the bytes."""
    if message.DESCRIPTOR.full_name.startswith("google.protobuf."):
        return json_format.MessageToDict(message, preserving_proto_field_name=True, descriptor_pool=pool)
    tree = {}
    for field, value in message.ListFields():
        name = "[%s]" % field.full_name if field.is_extension else field.name
        if field.message_type and field.message_type.GetOptions().map_entry:
            inner = field.message_type.fields_by_name["value"]
            tree[name] = {("true" if k is True else "false" if k is False else str(k)): single(inner, v)
                          for k, v in value.items()}
        elif field.is_repeated:
            tree[name] = [single(field, one) for one in value]
        else:
            tree[name] = single(field, value)
    return tree


def protobuf(message):
    out.append({"format": "protobuf", "type": message.DESCRIPTOR.full_name,
                "bytes": text(message.SerializeToString(deterministic=True)), "json": plain(message)})


order = new("shop.Order")
protobuf(order)
order.id = "A-1 ü “q” \n"
order.number = -(2 ** 63)
order.big = 2 ** 64 - 1
order.delta = -2 ** 31
order.wide_delta = -2 ** 63
order.f32 = 2 ** 32 - 1
order.f64 = 2 ** 64 - 1
order.s32 = -5
order.s64 = -6
order.weight = 1.5
order.total = 1234.5678
order.is_gift = True
order.signature = bytes(range(7))
order.state = -1
for sku in ("x", "yy"):
    item = order.items.add()
    item.sku, item.price, item.qty = sku, 2.25, 3
order.codes.extend([0, 1, -1, 2 ** 31 - 1])
order.loose.extend([1, -1, 2 ** 40])
order.states.extend([0, 1, -1, 99])
order.stock["a"] = 1
order.stock["b"] = 0
order.by_number[-3].sku = "third"
order.by_number[4].qty = 4
order.flags[True] = "on"
order.flags[False] = ""
order.cash.currency = "EUR"
order.cash.units = 12
order.parent.id = "parent"
order.parent.parent.card = "4711"
order.count = -1
order.tags.extend(["", "b"])
order.samples.extend([0.5, 1e300, -0.25])
protobuf(order)

event = new("shop.Event")
event.at.FromJsonString("2026-07-01T12:30:00.250Z")
event.took.FromJsonString("-3.5s")
event.extra.update({"a": 1.5, "b": [True, None, "x", {"c": {}}]})
event.maybe.value = 2 ** 62
event.note.SetInParent()
event.value.string_value = "v"
event.list.extend([1.5, "two"])
event.times.add().FromJsonString("1969-12-31T23:59:59.000000001Z")
event.times.add().FromJsonString("0001-01-01T00:00:00Z")
event.is_set.value = True
protobuf(event)
out[-1]["json"]["maybe"] = 2 ** 62  # its JSON mapping makes a text of it
event.Clear()
event.detail.Pack(order.cash)
protobuf(event)
out[-1]["json"]["detail"]["units"] = 12
event.detail.Pack(new("google.protobuf.Duration"))
protobuf(event)

report = new("legacy.Report")
report.name = "r"
line = report.line.add()
line.text, line.at = "one", 1
report.line.add()
report.codes.extend([1, 2, 3])
report.Extensions[pool.FindExtensionByName("legacy.author")] = "me"
protobuf(report)

# ---- Avro ------------------------------------------------------------------------------------------------------------

known = {}
item_schema = fastavro.schema.load_schema(os.path.join(HERE, "avro", "item.avsc"), named_schemas=known)
order_json = json.load(open(os.path.join(HERE, "avro", "order.avsc")))
order_schema = fastavro.parse_schema(order_json, named_schemas=known)
readings_schema = fastavro.parse_schema(json.load(open(os.path.join(HERE, "avro", "readings.avsc"))))
# The same with the item in its place, as a writer has it that reads both files.
whole_json = json.loads(json.dumps(order_json))
whole_json["fields"][6]["type"]["items"] = json.load(open(os.path.join(HERE, "avro", "item.avsc")))
whole_schema = fastavro.parse_schema(whole_json)


def shown(value):
    if isinstance(value, bytes):
        return text(value)
    if isinstance(value, dict):
        return {k: shown(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [shown(v) for v in value]
    return value


def canonical(schema):
    return fastavro.schema.to_parsing_canonical_form(schema)


def fingerprint(schema):
    return fastavro.schema.fingerprint(canonical(schema), "CRC-64-AVRO")


def datum(schema, value):
    stream = io.BytesIO()
    fastavro.schemaless_writer(stream, schema, value)
    return stream.getvalue()


# Written by a schema without logical types, read as the bytes that they are.
def without_logical(schema):
    if isinstance(schema, dict):
        return {k: without_logical(v) for k, v in schema.items() if k not in ("logicalType",)}
    return [without_logical(v) for v in schema] if isinstance(schema, list) else schema


def avro(name, encoding, data, value):
    out.append({"format": "Avro", "type": name, "encoding": encoding, "bytes": text(data), "json": shown(value)})


plain_schema = fastavro.parse_schema(without_logical(whole_json))
one = {"id": "A-1 ü", "number": -2 ** 63, "weight": 0.5, "total": 1e100, "gift": True, "state": "LOST",
       "items": [{"sku": "x", "price": b"\x01\xff", "qty": -1}, {"sku": "", "price": b"", "qty": 2 ** 31 - 1}],
       "stock": {"a": 1, "b": -64}, "digest": b"\x00\x01\x02\xff", "note": "n", "at": 1_790_000_000_123, "raw": b"\x80",
       "parent": None, "last": 2.5, "nothing": None}
two = dict(one, id="", items=[], stock={}, note=None, number=2 ** 63 - 1, state="UNKNOWN", parent=one, last="PAID")
three = dict(one, last=("shop.Item", {"sku": "in a union", "price": b"p", "qty": 5}))
for value in (one, two, three):
    stream = datum(plain_schema, value)
    value = dict(value, last=value["last"][1]) if isinstance(value["last"], tuple) else value
    avro("shop.Order", "datum", stream, value)
readings = [0.5, -1.25, 3.0]
avro("readings", "datum", datum(readings_schema, readings), readings)
avro("readings", "datum", datum(readings_schema, []), [])
for name, schema, value in (("shop.Order", whole_schema, one), ("shop.Item", item_schema, one["items"][0])):
    print_of = fingerprint(schema)
    out.append({"format": "fingerprint", "type": name, "canonical": canonical(schema), "fingerprint": print_of})
    bare = datum(plain_schema if name == "shop.Order" else fastavro.parse_schema(without_logical(
        json.load(open(os.path.join(HERE, "avro", "item.avsc"))))), value)
    avro(name, "object", b"\xc3\x01" + bytes.fromhex(print_of) + bare, value)
for codec in ("null", "deflate", "snappy", "zstandard"):
    stream = io.BytesIO()
    fastavro.writer(stream, plain_schema, [one, two] * 3, codec=codec, sync_interval=300, sync_marker=b"0123456789abcdef")
    avro("shop.Order", "container " + codec, stream.getvalue(), [one, two] * 3)

with open(os.path.join(HERE, "vectors.ndjson"), "w", encoding="utf-8") as file:
    for line in out:
        file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
