"""Writes SAM's policy templates and the names of AWS's managed policies beside this script.

Run from the repository root, with the pinned packages of requirements-sam.txt:

    python cloud/services/cloudformation/sam/policies/generate.py            # writes the files
    python cloud/services/cloudformation/sam/policies/generate.py --check    # exits 1 when one is out of date
"""

import argparse
import json
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
NOTICE = "Copyright Amazon.com, Inc. or its affiliates. Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--check", action="store_true", help="compare with the committed files, write nothing")
    check = arguments.parse_args().check
    package = find_package()
    stale = [name for name, text in files(package).items() if not handle(HERE / name, text, check)]
    if stale:
        sys.exit(f"out of date with {source()}: {', '.join(stale)}; run {Path(__file__).name}")


def find_package():
    try:
        import samtranslator
    except ImportError:
        sys.exit("aws-sam-translator is missing; run pip install -r requirements-sam.txt")
    return Path(samtranslator.__file__).parent


def files(package):
    templates = read(package / "policy_templates_data" / "policy_templates.json")["Templates"]
    managed = read(package / "internal" / "data" / "aws_managed_policies.json")["aws"]
    return {
        "policy-templates.json": write("templates", {name: reduced(template) for name, template in templates.items()}),
        "managed-policies.json": write("namesByPath", by_path(managed)),
    }


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def handle(path, text, check):
    """Writes or compares one file; false when the committed one differs."""
    if check:
        return path.exists() and path.read_text(encoding="utf-8") == text
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def reduced(template):
    return {"parameters": sorted(template["Parameters"]), "statement": template["Definition"]["Statement"]}


def by_path(managed):
    """AWS's own policies, by what stands before the name in their ARN: most of the ARNs are alike."""
    paths = {}
    for name, arn in managed.items():
        path, found = arn.removeprefix("arn:aws:iam::aws:policy/").rpartition("/")[::2]
        if found != name:
            sys.exit(f"{arn} does not end with {name}")
        paths.setdefault(path, []).append(name)
    return {path: sorted(names) for path, names in paths.items()}


def source():
    return "aws-sam-translator " + version("aws-sam-translator")


def write(name, table):
    """One line an entry: small, and a change of AWS's shows as the lines it touches."""
    entries = [f"{json.dumps(key)}:{json.dumps(table[key], separators=(',', ':'))}" for key in sorted(table)]
    lines = ["{", f'"source": {json.dumps(source())},', f'"notice": {json.dumps(NOTICE)},', f"{json.dumps(name)}: {{"]
    return "\n".join([*lines, ",\n".join(entries), "}", "}", ""])


if __name__ == "__main__":
    main()
