import * as vscode from 'vscode';
import { clouds, type Cloud } from '../../catalog/index.ts';
import { clientIdOf } from './settings.ts';

/** Asks for a cloud; the one that is given needs no asking. */
export async function chooseCloud(title: string, cloud: Cloud | undefined): Promise<Cloud | undefined> {
  if (cloud !== undefined) return cloud;
  const picks = clouds.map((choice) => ({
    label: choice.name,
    description: clientIdOf(choice) === '' ? '' : 'has an app registration',
    detail: choice.graphRoot,
    cloud: choice,
  }));
  const pick = await vscode.window.showQuickPick(picks, { title, placeHolder: 'Choose the cloud of your tenant' });
  return pick?.cloud;
}
