import * as vscode from 'vscode';
import { registerAuthoring } from './authoring/register-authoring.ts';
import { registerBodyFileFixes } from './authoring/fixes/body-file-fixes.ts';
import { BodyFileProblems } from './problems/body-files.ts';
import { HttpDocuments } from './documents/documents.ts';
import { RequestAtCursor } from './documents/request-at-cursor.ts';
import { EnvironmentStatus } from './environments/environment-status.ts';
import { Environments } from './environments/environments.ts';
import { registerFirstSteps } from './first-steps/register-first-steps.ts';
import { NamedRequests } from './named-requests.ts';
import { NamesOnDemand } from './names/names-on-demand.ts';
import { PlaceholderMemory } from './preparing/questions/placeholder-memory.ts';
import { registerRequestCommands } from './preparing/request-commands.ts';
import { PayloadFileProblems } from './problems/payload-files.ts';
import { Problems } from './problems/request-files.ts';
import { registerSendCommand } from './sending/send-command.ts';
import { registerSignIn } from './sign-in/register-sign-in.ts';
import { SenderOnDemand } from './sending/sender-on-demand.ts';
import { SignInOnDemand } from './sign-in/sign-in-on-demand.ts';
import { TargetStatus } from './send-target/target-status.ts';
import type { Loaded } from './activation/on-demand.ts';
import { registerView } from './view/register-view.ts';

/** Creates the services and registers them; dispose to end them all. */
export function start(context: vscode.ExtensionContext): Loaded {
  const documents = new HttpDocuments();
  const environments = new Environments(context.workspaceState);
  const signIn = new SignInOnDemand(context);
  const target = new TargetStatus(context.workspaceState, documents, signIn.accounts);
  const problems = new Problems(documents, target, environments);
  const bodyFiles = new BodyFileProblems(documents, environments, problems);
  const payloadProblems = new PayloadFileProblems();
  const atCursor = new RequestAtCursor(documents, environments);
  const names = new NamesOnDemand(signIn, () => sender.load());
  const preparing = {
    documents,
    problems,
    environments,
    memory: new PlaceholderMemory(context.workspaceState),
    named: new NamedRequests(signIn.accounts),
    names,
    answers: new Map<string, string>(),
  };
  const sender: SenderOnDemand = new SenderOnDemand(context, target, preparing, signIn.token);
  const view = registerView({ documents, environments, target, accounts: signIn.accounts, sender });
  const parts = vscode.Disposable.from(
    documents,
    environments,
    new EnvironmentStatus(documents, environments),
    signIn,
    names,
    target,
    problems,
    bodyFiles,
    payloadProblems,
    atCursor,
    registerFirstSteps(atCursor, signIn.accounts),
    registerBodyFileFixes(documents, bodyFiles),
    registerAuthoring(preparing, target, payloadProblems),
    sender,
    registerSendCommand(sender),
    registerRequestCommands(preparing, target, signIn.accounts),
    registerSignIn(signIn, target),
    view,
  );
  return {
    trees: view.trees,
    symbols: view.symbols,
    panel: async () => (await sender.load()).panel,
    dispose: () => void parts.dispose(),
  };
}
