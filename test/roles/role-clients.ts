import { CreateFunctionCommand, InvokeCommand } from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';
import { waitUntilReady } from '../../modules/03-lambda/given/wait-for-function.ts';
import { type Clients, createClients } from '../../shared/clients.ts';
import type { Environment } from '../../shared/config.ts';
import type { DeployedFunctions, FunctionKey } from './deployed-functions.ts';

const CODE = 'export const handler = async () => process.env;';

/**
 * Clients with the credentials that Lambda gives to functions of a role. Only Lambda may assume it, so a function that
 * hands its environment over is the way to them.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 */
export async function clientsOfRole(
  { course, skipSetUp }: DeployedFunctions,
  key: FunctionKey,
): Promise<Clients> {
  const { account, clients, config, names } = course;
  const FunctionName = `${names.functions[key]}-probe`;
  await clients.lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: `arn:aws:iam::${account}:role/${names.roles[key]}`,
      Code: { ZipFile: zipSync({ 'index.mjs': strToU8(CODE) }) },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
    }),
  );
  skipSetUp();
  await waitUntilReady(course, FunctionName);
  const { Payload = [] } = await clients.lambda.send(new InvokeCommand({ FunctionName }));
  return createClients(config, JSON.parse(Buffer.from(Payload).toString()) as Environment);
}
