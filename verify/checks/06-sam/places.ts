import { publish, redeploy, template } from './where.ts';

const api = 'starter/openapi.yaml';

/** What of the template, or of what it deploys, a check of modules 1 to 5 looks at. */
const places: Record<string, string> = {
  'S3-01': `the site that is published: ${publish}`,
  'S3-01.1': `the bucket of the site in ${template}`,
  'S3-01.7': `WebsiteConfiguration: { IndexDocument: index.html, ErrorDocument: error.html } of the site's bucket in ${template}`,
  'S3-01.8': `Tags of the site's bucket in ${template}`,
  'S3-02.1': `Enabled: true of the distribution in ${template}`,
  'S3-02.2': `DefaultRootObject: index.html and the origin of the distribution in ${template}`,
  'S3-02.3': `ViewerProtocolPolicy: redirect-to-https of the distribution in ${template}`,
  'S3-02.4': `the policy and PublicAccessBlockConfiguration of the site's bucket in ${template}`,
  'S3-02.5': `DomainName: !GetAtt SiteBucket.RegionalDomainName and the identity of the origin, and the bucket's policy, in ${template}`,
  'S3-02.6': `CustomErrorResponses of the distribution, and s3:ListBucket for its identity, in ${template}`,
  'S3-02.7': `Compress: true and CachePolicyId of the distribution in ${template}`,
  'S3-02.8': `ResponseHeadersPolicyId of the distribution in ${template}`,
  'S3-02.9': `PublicAccessBlockConfiguration of the site's bucket in ${template}`,
  'S3-02.10': `Tags of the distribution in ${template}`,
  'S3-03': `the bucket of the posters in ${template}`,
  'S3-03.2': `CorsConfiguration of the posters' bucket, with the address of SiteDistribution, in ${template}`,
  'S3-03.3': `AllowedOrigins of the posters' bucket in ${template}`,
  'S3-03.5': `the policy and PublicAccessBlockConfiguration of the posters' bucket in ${template}`,
  'S3-03.6': `OwnershipControls and the policy of the posters' bucket in ${template}`,
  'S3-03.7': `VersioningConfiguration and LifecycleConfiguration of the posters' bucket in ${template}`,
  'S3-03.8': `PublicAccessBlockConfiguration of the posters' bucket in ${template}`,
  'S3-03.9': `Tags of the posters' bucket in ${template}`,
  'DDB-01': `the table in ${template}`,
  'DDB-01.2': `KeySchema and AttributeDefinitions of the table in ${template}`,
  'DDB-01.3': `BillingMode and ProvisionedThroughput of the table, or its tag capacity-reason, in ${template}`,
  'DDB-01.5': `Tags of the table in ${template}`,
  'LAMBDA-01': worksBy('list-movies'),
  'LAMBDA-02': worksBy('get-movie'),
  'LAMBDA-03': worksBy('add-movie'),
  'LAMBDA-04': worksBy('update-movie'),
  'LAMBDA-05': worksBy('delete-movie'),
  'LAMBDA-06': worksBy('poster-url'),
  'LAMBDA-01.1': settingsOf('list-movies'),
  'LAMBDA-02.1': settingsOf('get-movie'),
  'LAMBDA-03.1': settingsOf('add-movie'),
  'LAMBDA-04.1': settingsOf('update-movie'),
  'LAMBDA-05.1': settingsOf('delete-movie'),
  'LAMBDA-06.1': settingsOf('poster-url'),
  'LAMBDA-01.6': roleOf('list-movies'),
  'LAMBDA-02.5': roleOf('get-movie'),
  'LAMBDA-03.6': roleOf('add-movie'),
  'LAMBDA-04.6': roleOf('update-movie'),
  'LAMBDA-05.4': roleOf('delete-movie'),
  'LAMBDA-06.5': roleOf('poster-url'),
  'APIGW-01.1': `Tags of the API in ${template}`,
  'APIGW-01': `the integrations in ${api}, and Events of type Api of the functions, which make the permissions, in ${template}`,
  'APIGW-01.4': `SourceArn of every AWS::Lambda::Permission, as Events of type Api make them, in ${template}`,
  'APIGW-02': `requestTemplates, responses and contentHandling in ${api}, and the mapping templates in Mappings of ${template}`,
  'APIGW-02.4': `x-amazon-apigateway-binary-media-types, requestTemplates and contentHandling in ${api}, and the request template in Mappings of ${template}`,
  'APIGW-02.6': `x-amazon-apigateway-gateway-responses in ${api}`,
  'APIGW-03.1': `the options methods in ${api}`,
  'APIGW-03.2': `the response headers of each method in ${api}`,
  'APIGW-03.3': `x-amazon-apigateway-gateway-responses in ${api}`,
  'APIGW-03.4': `Access-Control-Allow-Origin in ${api}, with the address of SiteDistribution`,
  'APIGW-04.1': `StageName of the API in ${template}`,
  'APIGW-04.2': `info.version in ${api}, raised, since SAM makes a new deployment only when that file changes`,
  'APIGW-04.3': `MethodSettings of the API in ${template}`,
  'APIGW-04.4': `config.json, which is written with the site: ${publish}`,
  'COGNITO-01': `the user pool in ${template}`,
  'COGNITO-01.1': `UserPoolTags of the user pool in ${template}`,
  'COGNITO-01.2': `Policies.PasswordPolicy of the user pool in ${template}`,
  'COGNITO-01.3': `AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } of the user pool in ${template}`,
  'COGNITO-01.4': `UsernameAttributes and AccountRecoverySetting of the user pool in ${template}`,
  'COGNITO-01.5': `the administrator, whom the deployment makes: ${publish}; whoever was invited by mail (AdminEmail) signs in once`,
  'COGNITO-02': `the app client in ${template}`,
  'COGNITO-02.1': `GenerateSecret of the app client, which must stay away, in ${template}`,
  'COGNITO-02.2': `ExplicitAuthFlows of the app client in ${template}`,
  'COGNITO-02.3': `PreventUserExistenceErrors of the app client in ${template}`,
  'COGNITO-02.4': `CallbackURLs, AllowedOAuthFlows and the domain in ${template}`,
  'COGNITO-02.5': `CallbackURLs and AllowedOAuthFlows of the app client in ${template}`,
  'COGNITO-02.6': `the resource server, and AllowedOAuthScopes of the app client, in ${template}`,
  'COGNITO-02.7': `the validities and EnableTokenRevocation of the app client in ${template}`,
  'COGNITO-03': `security of the methods and components.securitySchemes in ${api}`,
  'COGNITO-03.1': `providerARNs in components.securitySchemes of ${api}`,
  'COGNITO-03.6': `x-amazon-apigateway-gateway-responses in ${api}`,
  'COGNITO-04': `the site's scripts in modules/05-cognito, published again: ${publish}`,
  'COGNITO-04.1': `config.json, which is written with the site: ${publish}`,
};

function settingsOf(name: string): string {
  return `Runtime, MemorySize, Timeout and Tags of ${name}, or of Globals, in ${template}`;
}

function worksBy(name: string): string {
  return `Handler, Environment and Role of ${name}, or of Globals, in ${template}, or its code in modules/03-lambda`;
}

function roleOf(name: string): string {
  return `the role and the log group of ${name} in ${template}`;
}

/** What to mend when a check fails on the stack, such as `Tags of the table in starter/template.yaml, then …`. */
export function placeOf(id: string): string {
  const requirement = id.slice(0, id.indexOf('.'));
  const place = places[id] ?? places[requirement];
  if (place === undefined) throw new Error(`nobody says what ${id} looks at`);
  return place.includes(publish) ? place : `${place}, then ${redeploy}`;
}
