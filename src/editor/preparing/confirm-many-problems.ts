import * as vscode from 'vscode';
import type { ChooseByErrors } from './prepare.ts';
import { showWarning } from '../messages.ts';

/** Asks, once for all, what to do about those of several requests that have errors. */
export const confirmManyProblems: ChooseByErrors = async (errors) => {
  const all = new Set(errors.keys());
  const good = new Set([...all].filter((place) => errors[place]?.length === 0));
  const bad = all.size - good.size;
  if (bad === 0) return all;
  const others = good.size === 1 ? 'Send the Other One' : `Send the Other ${good.size}`;
  const [anyway, show] = ['Send All Anyway', 'Show Problems'];
  const choice = await showWarning(
    `${bad} of ${all.size} requests ${bad === 1 ? 'has' : 'have'} problems.`,
    ...(good.size === 0 ? [] : [others]),
    anyway,
    show,
  );
  if (choice === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
  if (choice === anyway) return all;
  return choice === others ? good : undefined;
};
