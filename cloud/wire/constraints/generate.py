"""Writes AWS's published constraints on inputs, one JSON file a service, beside this script.

Run from the repository root, with the pinned botocore of requirements-test.txt:

    python cloud/wire/constraints/generate.py            # writes the files
    python cloud/wire/constraints/generate.py --check    # exits 1 when a committed file is out of date
"""

import argparse
import gzip
import json
import sys
from pathlib import Path

SERVICES = [
    "apigateway",
    "cloudformation",
    "cloudfront",
    "cognito-idp",
    "dynamodb",
    "iam",
    "lambda",
    "logs",
    "s3",
    "sts",
]
HERE = Path(__file__).resolve().parent
RULES = ("min", "max", "pattern", "enum", "sensitive")
# These two answer differently for what stands in a header, in the query or in the body.
LOCATED = ("apigateway", "s3")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--check", action="store_true", help="compare with the committed files, write nothing")
    check = arguments.parse_args().check
    botocore = load_botocore()
    stale = [name for name in SERVICES if not handle(name, botocore, check)]
    if stale:
        sys.exit(
            "out of date with botocore " + botocore.__version__ + ": " + ", ".join(f"{name}.json" for name in stale)
            + "; run python cloud/wire/constraints/generate.py"
        )


def load_botocore():
    try:
        import botocore
    except ImportError:
        sys.exit("botocore is missing; run pip install -r requirements-test.txt")
    pinned = next(
        line.split("==")[1].strip()
        for line in (HERE.parents[2] / "requirements-test.txt").read_text().splitlines()
        if line.startswith("botocore==")
    )
    if botocore.__version__ != pinned:
        sys.exit(f"botocore is {botocore.__version__}, requirements-test.txt pins {pinned}")
    return botocore


def handle(name, botocore, check):
    """Writes or compares one file; false when the committed one differs."""
    version, model = read_model(Path(botocore.__file__).parent / "data" / name)
    source = f"botocore {botocore.__version__}, {name} {version}"
    text = write(name, source, constraints_of(model, name in LOCATED))
    path = HERE / f"{name}.json"
    if check:
        return path.exists() and path.read_text(encoding="utf-8") == text
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def read_model(folder):
    """The newest API version that has a service model, plain or gzipped."""
    for version in sorted((entry.name for entry in folder.iterdir() if entry.is_dir()), reverse=True):
        for file, read in (("service-2.json.gz", gzip.open), ("service-2.json", open)):
            path = folder / version / file
            if path.exists():
                with read(path, "rt", encoding="utf-8") as stream:
                    return version, json.load(stream)
    sys.exit(f"no service model in {folder}")


def constraints_of(model, located):
    shapes = model["shapes"]
    inputs = {
        name: operation["input"]["shape"] for name, operation in model["operations"].items() if "input" in operation
    }
    constrained = constrained_shapes(shapes)
    used = reachable(inputs.values(), shapes, constrained)
    return (
        {name: shape for name, shape in inputs.items() if shape in used},
        {name: reduce(shapes[name], shapes, constrained, located) for name in used},
    )


def children(shape):
    """Each place below a shape, with the shape's name that stands there."""
    found = [(name, member["shape"]) for name, member in shape.get("members", {}).items()]
    return found + [(place, shape[place]["shape"]) for place in ("member", "key", "value") if place in shape]


def constrained_shapes(shapes):
    """Names of the shapes with a rule of their own or beneath them; recursive shapes need the fixed point."""
    found = {name for name, shape in shapes.items() if own_rules(shape)}
    while True:
        more = {
            name
            for name, shape in shapes.items()
            if name not in found and any(child in found for _, child in children(shape))
        }
        if not more:
            return found
        found |= more


def own_rules(shape):
    return any(rule in shape for rule in ("min", "max", "pattern", "enum")) or bool(shape.get("required"))


def reachable(roots, shapes, constrained):
    found, waiting = set(), [name for name in roots if name in constrained]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [child for place, child in children(shapes[name]) if keeps(shapes, name, place, child, constrained)]
    return found


def keeps(shapes, parent, place, child, constrained):
    # A sensitive value is never printed, not even when all that is wrong with it is that it is missing.
    hidden = shapes[child].get("sensitive") and place in shapes[parent].get("required", [])
    return child in constrained or bool(hidden)


def reduce(shape, shapes, constrained, located):
    # A structure is told by its members, so only the other types are named.
    reduced = {} if shape["type"] == "structure" else {"type": shape["type"]}
    reduced.update({rule: shape[rule] for rule in RULES if rule in shape})
    if shape.get("required"):
        reduced["required"] = shape["required"]
    if "members" in shape:
        required = shape.get("required", [])
        kept = {
            name: member
            for name, member in shape["members"].items()
            if member["shape"] in constrained or name in required
        }
        reduced["members"] = {name: member["shape"] for name, member in kept.items()}
        if located:
            reduced.update(locations(shape, kept))
    for place in ("member", "key", "value"):
        if place in shape and shape[place]["shape"] in constrained:
            reduced[place] = shape[place]["shape"]
    return reduced


def locations(shape, checked):
    """Where those checked members of an input stand that are not in its body."""
    outside = {
        name: f"{member['location']} {member.get('locationName', name)}"
        for name, member in shape["members"].items()
        if name in checked and member.get("location") in ("header", "headers", "querystring", "uri")
    }
    found = {"outside": outside} if outside else {}
    if shape.get("payload") in checked:
        found["payload"] = shape["payload"]
    return found


def write(name, source, constraints):
    """One line a shape: small, and a change of AWS's shows as the lines it touches."""
    operations, shapes = constraints
    lines = ["{", f'"service": {json.dumps(name)},', f'"source": {json.dumps(source)},', '"operations": {']
    lines.append(",\n".join(entries(operations)))
    lines += ["},", '"shapes": {', ",\n".join(entries(shapes)), "}", "}", ""]
    return "\n".join(lines)


def entries(table):
    return [
        f"{json.dumps(key)}:{json.dumps(table[key], separators=(',', ':'), ensure_ascii=True)}" for key in sorted(table)
    ]


if __name__ == "__main__":
    main()
