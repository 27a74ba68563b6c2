"""Runs the reference transform on templates and prints what it makes of them.

Reads a JSON object a line, {"template": ..., "parameters": ..., "region": ..., "managedPolicies": ..., "now": ...},
and writes one a line: {"template": ...}, or {"errors": [...]} with the reference's reasons.
"""

import json
import os
import sys
import time


class PolicyLoader:
    """The account's managed policies, which the reference would ask IAM for."""

    def __init__(self, policies):
        self.policies = policies

    def load(self):
        return self.policies


def main():
    for line in sys.stdin:
        print(json.dumps(judge(json.loads(line))), flush=True)


def judge(case):
    os.environ["AWS_DEFAULT_REGION"] = case["region"]
    # `AlwaysDeploy` makes an id from the time.
    time.time = lambda: case["now"]

    from samtranslator.model.exceptions import InvalidDocumentException
    from samtranslator.translator.transform import transform

    try:
        return {"template": transform(case["template"], case["parameters"], PolicyLoader(case["managedPolicies"]))}
    except InvalidDocumentException as error:
        return {"errors": [cause.message for cause in error.causes]}
    except Exception as error:  # A test has to tell which template the reference falls over.
        return {"errors": [f"the reference fails: {error!r}"]}


if __name__ == "__main__":
    main()
