import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from '../folders.ts';

/** The network that an extension host gets in a test. */
export interface Network {
  /** Origins of loopback servers by the host that they stand in for; no other hosts exist. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Records every request that any extension made with `fetch`, tokens included. */
  readonly trafficFile: string;
}

/** A request that an extension made, whether it got a response or not. */
export interface RecordedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
}

/** Installs the extension that stands between an extension host and the network, in a data folder that no server has used yet. */
export async function installNetwork(dataFolder: string): Promise<void> {
  const name = 'graph-run-states-test.loopback-network-0.0.1';
  await cp(path.join(repository, 'test/host/vscode/network-extension'), path.join(dataFolder, 'extensions', name), {
    recursive: true,
  });
}

/** What that extension reads from its environment. */
export const networkEnvironment = ({ hosts, trafficFile }: Network): Record<string, string> => ({
  GRAPH_RUN_STATES_HOSTS: JSON.stringify(hosts),
  GRAPH_RUN_STATES_TRAFFIC: trafficFile,
});

/** Every request so far. */
export async function trafficOf({ trafficFile }: Network): Promise<readonly RecordedRequest[]> {
  const lines = (await readFile(trafficFile, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as RecordedRequest);
}
