"""What cfn-lint says of templates, and PyYAML of plain scalars: JSON in, JSON out.

Reads {"templates": [...], "scalars": [...]} from standard input and writes the rules of level error that each
template breaks, and what each scalar stands for (its type and its text).
"""

import json
import sys

import yaml
from cfnlint.api import ManualArgs, lint


def main():
    asked = json.load(sys.stdin)
    json.dump(
        {
            "templates": [broken_rules(template) for template in asked["templates"]],
            "scalars": [kind_of(yaml.safe_load(f"a: {scalar}")["a"]) for scalar in asked["scalars"]],
        },
        sys.stdout,
    )


def broken_rules(template):
    matches = lint(template, config=ManualArgs(regions=["us-east-1"]))
    return sorted({match.rule.id for match in matches if match.rule.id.startswith("E")})


def kind_of(value):
    if isinstance(value, bool):
        return ["boolean", str(value).lower()]
    if isinstance(value, (int, float)):
        return ["number", str(float(value))]
    return ["string" if value is not None else "null", "" if value is None else str(value)]


main()
