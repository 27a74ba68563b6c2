"""Writes aws-managed-policies.json: the AWS managed policies that the course uses, as AWS publishes them.

Source: moto 5.2.1 (PyPI), which collects them from IAM itself. Compare with
https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html

    python aws-managed-policies.py > aws-managed-policies.json
"""

import json
import sys
from datetime import datetime

from moto.iam.aws_managed_policies import aws_managed_policies_data

NAMES = [
    "AdministratorAccess",
    "AmazonAPIGatewayAdministrator",
    "AmazonAPIGatewayInvokeFullAccess",
    "AmazonAPIGatewayPushToCloudWatchLogs",
    "AmazonCognitoPowerUser",
    "AmazonCognitoReadOnly",
    "AmazonDynamoDBFullAccess",
    "AmazonDynamoDBReadOnlyAccess",
    "AmazonS3FullAccess",
    "AmazonS3ReadOnlyAccess",
    "AWSLambda_FullAccess",
    "AWSLambda_ReadOnlyAccess",
    "AWSLambdaBasicExecutionRole",
    "AWSLambdaDynamoDBExecutionRole",
    "AWSLambdaExecute",
    "AWSLambdaRole",
    "CloudFrontReadOnlyAccess",
    "CloudWatchLogsFullAccess",
    "CloudWatchLogsReadOnlyAccess",
    "IAMReadOnlyAccess",
    "PowerUserAccess",
]


def milliseconds(date: str) -> int:
    return int(datetime.fromisoformat(date).timestamp() * 1000)


known = json.loads(aws_managed_policies_data)
policies = [
    {
        "name": name,
        "path": known[name]["Path"],
        "version": known[name]["DefaultVersionId"],
        "createdAt": milliseconds(known[name]["CreateDate"]),
        "updatedAt": milliseconds(known[name]["UpdateDate"]),
        "document": known[name]["Document"],
    }
    for name in NAMES
]
json.dump(policies, sys.stdout, indent=2)
print()
