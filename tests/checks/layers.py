#!/usr/bin/env python3
"""layers.py ROOT: every #include between rooms is an edge that src/LAYERS allows, and each library behind
a room's front (ICU, Highway, ...) is included by that room alone. Prints each breach; exit 1 if any."""
import os
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^">]+)[">]', re.M)


def load(path):
    rooms, libraries = {}, {}
    for line in open(path, encoding="utf8"):
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, allowed = line.split(":", 1)
        (libraries if name.startswith("<") else rooms)[name.lstrip("<")] = set(allowed.split())
    return rooms, libraries


def room_of(path, root):
    parts = os.path.relpath(path, root).split(os.sep)
    return parts[2] if parts[0] == "include" else parts[1]


def target_room(header, rooms):
    parts = header.split("/")
    if parts[0] == "newsfold":
        parts = parts[1:]
    return parts[0] if len(parts) > 1 and parts[0] in rooms else None


def breaches(root):
    rooms, libraries = load(os.path.join(root, "src", "LAYERS"))
    for top in ("src", "include/newsfold"):
        for folder, _, names in os.walk(os.path.join(root, top)):
            for name in sorted(names):
                if not name.endswith((".h", ".cc")):
                    continue
                path = os.path.join(folder, name)
                room = room_of(path, root)
                if room not in rooms:
                    yield f"{path}: room '{room}' is not in src/LAYERS"
                    continue
                for mark, header in INCLUDE.findall(open(path, encoding="utf8").read()):
                    to = target_room(header, rooms) if mark == '"' else None
                    if to and to != room and to not in rooms[room]:
                        yield f"{path}: {room} may not include {to} ({header})"
                    for library, allowed in libraries.items():
                        if mark == "<" and header.startswith(library) and room not in allowed:
                            yield f"{path}: {room} may not include <{header}>"


found = sorted(breaches(sys.argv[1]))
print("\n".join(found) or "all include edges are allowed")
sys.exit(bool(found))
