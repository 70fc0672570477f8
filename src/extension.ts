import type { ExtensionContext } from 'vscode';
import { registerAuthoring } from './editor/authoring/register-authoring.ts';
import { registerBodyFileFixes } from './editor/authoring/body-file-fixes.ts';
import { BodyFileProblems } from './editor/problems/body-files.ts';
import { HttpDocuments } from './editor/documents/documents.ts';
import { RequestAtCursor } from './editor/documents/request-at-cursor.ts';
import { EnvironmentStatus } from './editor/environments/environment-status.ts';
import { Environments } from './editor/environments/environments.ts';
import { registerFirstSteps } from './editor/first-steps/register-first-steps.ts';
import { NamedRequests } from './editor/named-requests.ts';
import { PlaceholderMemory } from './editor/preparing/placeholder-memory.ts';
import { registerRequestCommands } from './editor/preparing/request-commands.ts';
import { PayloadFileProblems } from './editor/problems/payload-files.ts';
import { Problems } from './editor/problems/request-files.ts';
import { registerSendCommand } from './editor/sending/send-command.ts';
import { registerSignIn } from './editor/sign-in/register-sign-in.ts';
import { SenderOnDemand } from './editor/sending/sender-on-demand.ts';
import { SignInOnDemand } from './editor/sign-in/sign-in-on-demand.ts';
import { TargetStatus } from './editor/send-target/target-status.ts';
import { useTranslation } from './editor/translation.ts';
import { registerView } from './editor/view/register-view.ts';

/** Makes the services, registers them, and leaves their disposal to VS Code. */
export function activate(context: ExtensionContext): void {
  useTranslation();
  const documents = new HttpDocuments();
  const environments = new Environments(context.workspaceState);
  const signIn = new SignInOnDemand(context);
  const target = new TargetStatus(context.workspaceState, documents, signIn.accounts);
  const problems = new Problems(documents, target, environments);
  const bodyFiles = new BodyFileProblems(documents, environments, problems);
  const payloadProblems = new PayloadFileProblems();
  const atCursor = new RequestAtCursor(documents, environments);
  const preparing = {
    documents,
    problems,
    environments,
    memory: new PlaceholderMemory(context.workspaceState),
    named: new NamedRequests(signIn.accounts),
    answers: new Map<string, string>(),
  };
  const sender = new SenderOnDemand(context, target, preparing, signIn.token);
  context.subscriptions.push(
    documents,
    environments,
    new EnvironmentStatus(documents, environments),
    signIn,
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
    registerView({ documents, environments, target, accounts: signIn.accounts, sender }),
  );
}
