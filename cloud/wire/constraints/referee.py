"""Random inputs, each with what botocore's own validator finds missing or too small in it, as JSON on standard output.

A test holds the checks in TypeScript to this; it runs, from the repository root,

    python cloud/wire/constraints/referee.py SEED SERVICE.OPERATION...
"""

import json
import random
import string
import sys

import botocore.session
from botocore.validate import ParamValidator

ROUNDS = 150
DEPTH = 6
LEFT_OUT = object()


def main():
    dice = random.Random(sys.argv[1])
    session = botocore.session.get_session()
    cases = []
    for name in sys.argv[2:]:
        service, operation = name.split(".")
        shape = session.get_service_model(service).operation_model(operation).input_shape
        cases += [case(dice, service, operation, shape) for _ in range(ROUNDS)]
    json.dump(cases, sys.stdout)


def case(dice, service, operation, shape):
    value = structure(dice, shape, DEPTH)
    errors = ParamValidator().validate(value, shape)._errors
    return {"service": service, "operation": operation, "input": value, "found": [tell(*error) for error in errors]}


def tell(reason, name, additional):
    return {"reason": reason, "name": name.lstrip("."), "required": additional.get("required_name")}


def make(dice, shape, depth):
    if shape.type_name == "structure":
        return structure(dice, shape, depth)
    makers = {"list": a_list, "map": a_map, "string": a_string}
    if shape.type_name in makers:
        return makers[shape.type_name](dice, shape, depth)
    if shape.type_name == "boolean":
        return dice.random() < 0.5
    if shape.type_name in ("integer", "long", "float", "double"):
        return shape.metadata.get("min", 5) + dice.randint(-1, 20)
    return LEFT_OUT


def structure(dice, shape, depth):
    made = {}
    for name, member in shape.members.items():
        chance = 0.95 if name in shape.required_members else 0.3 if depth > 0 else 0
        if dice.random() < chance:
            value = make(dice, member, depth - 1)
            if value is not LEFT_OUT:
                made[name] = value
    return made


def size(dice, shape, most):
    return max(0, dice.choice([shape.metadata.get("min", 0) + dice.randint(-1, most)] * 3 + [0]))


def a_list(dice, shape, depth):
    made = [make(dice, shape.member, depth - 1) for _ in range(size(dice, shape, 2))]
    return [value for value in made if value is not LEFT_OUT]


def a_map(dice, shape, depth):
    made = {a_string(dice, shape.key, depth).lower(): make(dice, shape.value, depth - 1) for _ in range(dice.randint(0, 2))}
    return {key: value for key, value in made.items() if value is not LEFT_OUT}


def a_string(dice, shape, _):
    if "enum" in shape.metadata:
        return dice.choice(shape.metadata["enum"])
    return "".join(dice.choice(string.ascii_letters + "é😀") for _ in range(size(dice, shape, 3)))


if __name__ == "__main__":
    main()
