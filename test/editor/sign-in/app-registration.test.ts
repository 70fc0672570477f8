import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Cloud, clouds } from '../../../src/catalog/index.ts';
import { setUpAppRegistration } from '../../../src/editor/sign-in/app-registration/set-up-app-registration.ts';

const [cloud] = clouds as readonly [Cloud, ...Cloud[]];

describe('setting up an app registration', () => {
  it('asks before the guide opens, so that nothing typed meanwhile goes into a file', async () => {
    const window = vscode.window as { createInputBox: typeof vscode.window.createInputBox };
    const commands = vscode.commands as { executeCommand: typeof vscode.commands.executeCommand };
    const { createInputBox } = window;
    const { executeCommand } = commands;
    const boxes: vscode.InputBox[] = [];
    let open: () => void = () => undefined;
    window.createInputBox = () => {
      const box = createInputBox();
      boxes.push(box);
      return box;
    };
    commands.executeCommand = (command: string, ...rest: unknown[]) =>
      command === 'vscode.openWith'
        ? new Promise<never>((resolve) => (open = resolve as () => void))
        : executeCommand(command, ...rest);
    try {
      const done = setUpAppRegistration(cloud);
      assert.equal(boxes.length, 1);
      boxes[0]?.hide();
      open();
      assert.equal(await done, false);
    } finally {
      Object.assign(window, { createInputBox });
      Object.assign(commands, { executeCommand });
    }
  });
});
