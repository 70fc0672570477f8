import * as vscode from 'vscode';
import type { WayId } from '../../auth/way.ts';
import type { Cloud } from '../../catalog/index.ts';

export const signInSection = 'graphRunStates.signIn';

/** The settings of an app registration, which is for one cloud. */
export const clientIdSetting = ({ id }: Cloud): string => `${signInSection}.${id}.clientId`;
export const tenantSetting = ({ id }: Cloud): string => `${signInSection}.${id}.tenant`;

const text = (setting: string): string => vscode.workspace.getConfiguration().get(setting, '').trim();

export const clientIdOf = (cloud: Cloud): string => text(clientIdSetting(cloud));
export const tenantOf = (cloud: Cloud): string => text(tenantSetting(cloud));

export const scopesSetting = (): readonly string[] =>
  vscode.workspace.getConfiguration(signInSection).get<readonly string[]>('scopes', []);

/** The ways that the user has put in order; empty: those that fit the host. */
export const chosenWays = (): readonly WayId[] =>
  vscode.workspace.getConfiguration(signInSection).get<readonly string[]>('ways', []).filter(isWay);

const isWay = (id: string): id is WayId => Object.hasOwn(wayNames, id);

/** What a way is called in buttons and lists, after "Try" or "by". */
export const wayNames: Readonly<Record<WayId, string>> = {
  browser: 'Browser',
  deviceCode: 'Device Code',
  vscode: 'VS Code’s Microsoft Account',
  appOnly: 'App Credential',
};
