import { notImplemented } from '../../../errors.ts';
import { coerceProperties } from '../template/properties.ts';
import { refuseOthers, type SupportedType } from './only.ts';
import type { Properties, ResourceType } from './resource-type.ts';

/** Every resource type of the cloud. A type's code waits for the first stack that has one. */
const types: Record<string, () => Promise<SupportedType>> = {
  'AWS::ApiGateway::Account': async () => (await import('./apigateway-account.ts')).account,
  'AWS::ApiGateway::Authorizer': async () => (await import('./apigateway-authorizer.ts')).authorizer,
  'AWS::ApiGateway::Deployment': async () => (await import('./apigateway-deployment.ts')).deployment,
  'AWS::ApiGateway::GatewayResponse': async () =>
    (await import('./apigateway-gateway-response.ts')).gatewayResponse,
  'AWS::ApiGateway::Method': async () => (await import('./apigateway-method.ts')).method,
  'AWS::ApiGateway::Model': async () => (await import('./apigateway-model.ts')).model,
  'AWS::ApiGateway::RequestValidator': async () =>
    (await import('./apigateway-request-validator.ts')).requestValidator,
  'AWS::ApiGateway::Resource': async () => (await import('./apigateway-resource.ts')).resource,
  'AWS::ApiGateway::RestApi': async () => (await import('./apigateway-rest-api.ts')).restApi,
  'AWS::ApiGateway::Stage': async () => (await import('./apigateway-stage.ts')).stage,
  'AWS::CloudFormation::WaitConditionHandle': async () =>
    (await import('./wait-condition-handle.ts')).waitConditionHandle,
  'AWS::CloudFront::CachePolicy': async () => (await import('./cloudfront-policies.ts')).cachePolicy,
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': async () =>
    (await import('./cloudfront-origin-access.ts')).originAccessIdentity,
  'AWS::CloudFront::Distribution': async () => (await import('./cloudfront-distribution.ts')).distribution,
  'AWS::CloudFront::OriginAccessControl': async () =>
    (await import('./cloudfront-origin-access.ts')).originAccessControl,
  'AWS::CloudFront::OriginRequestPolicy': async () =>
    (await import('./cloudfront-policies.ts')).originRequestPolicy,
  'AWS::CloudFront::ResponseHeadersPolicy': async () =>
    (await import('./cloudfront-policies.ts')).responseHeadersPolicy,
  'AWS::Cognito::UserPool': async () => (await import('./cognito-user-pool.ts')).userPool,
  'AWS::Cognito::UserPoolClient': async () => (await import('./cognito-user-pool-client.ts')).userPoolClient,
  'AWS::Cognito::UserPoolDomain': async () => (await import('./cognito-user-pool-domain.ts')).userPoolDomain,
  'AWS::Cognito::UserPoolGroup': async () => (await import('./cognito-user-pool-group.ts')).userPoolGroup,
  'AWS::Cognito::UserPoolResourceServer': async () =>
    (await import('./cognito-user-pool-resource-server.ts')).userPoolResourceServer,
  'AWS::Cognito::UserPoolUser': async () => (await import('./cognito-user-pool-user.ts')).userPoolUser,
  'AWS::Cognito::UserPoolUserToGroupAttachment': async () =>
    (await import('./cognito-user-pool-user-to-group-attachment.ts')).userPoolUserToGroupAttachment,
  'AWS::DynamoDB::Table': async () => (await import('./dynamodb-table.ts')).table,
  'AWS::IAM::ManagedPolicy': async () => (await import('./iam-managed-policy.ts')).managedPolicy,
  'AWS::IAM::Policy': async () => (await import('./iam-policy.ts')).policy,
  'AWS::IAM::Role': async () => (await import('./iam-role.ts')).role,
  'AWS::Lambda::Alias': async () => (await import('./lambda-alias.ts')).alias,
  'AWS::Lambda::Function': async () => (await import('./lambda-function.ts')).lambdaFunction,
  'AWS::Lambda::Permission': async () => (await import('./lambda-permission.ts')).permission,
  'AWS::Lambda::Version': async () => (await import('./lambda-version.ts')).version,
  'AWS::Logs::LogGroup': async () => (await import('./logs-log-group.ts')).logGroup,
  'AWS::S3::Bucket': async () => (await import('./s3-bucket.ts')).bucket,
  'AWS::S3::BucketPolicy': async () => (await import('./s3-bucket-policy.ts')).bucketPolicy,
};

/** Whether the cloud can make resources of a type. */
export function isSupportedType(type: string): boolean {
  return Object.hasOwn(types, type);
}

/**
 * How resources of a type are made. Properties may come as templates write them ("256" for 256): they are given the
 * types of the model first, and what the type does not honour is refused before anything is made.
 *
 * @throws AwsError NotImplemented for a type that the cloud cannot make
 */
export async function resourceType(type: string): Promise<ResourceType> {
  const found = await load(type);
  const read = (properties: Properties) => coerceProperties(type, properties);
  return {
    create(properties, context) {
      refuseOthers(type, found.supported, properties);
      return found.create(read(properties), context);
    },
    update(physicalId, properties, before, context) {
      refuseOthers(type, found.supported, properties);
      return found.update(physicalId, read(properties), read(before), context);
    },
    delete: (physicalId, properties, context) => found.delete(physicalId, read(properties), context),
  };
}

/**
 * Refuses what a resource cannot have, before a stack begins. What is `UNKNOWN` passes.
 *
 * @throws AwsError NotImplemented that names the type, or the property
 */
export async function refuseUnsupported(type: string, properties: Properties): Promise<void> {
  refuseOthers(type, (await load(type)).supported, properties);
}

async function load(type: string): Promise<SupportedType> {
  const found = Object.hasOwn(types, type) ? types[type] : undefined;
  if (!found) throw notImplemented(`the resource type ${type}`);
  return await found();
}
