import type { ExtensionContext } from 'vscode';
import { CodeLenses } from './editor/code-lenses.ts';
import { HttpDocuments } from './editor/documents.ts';
import { Environments } from './editor/environments.ts';
import { EnvironmentStatus } from './editor/environment-status.ts';
import { registerFixAll } from './editor/fix-all.ts';
import { registerLanguageFeatures } from './editor/language-features.ts';
import { registerMarkdownContext } from './editor/markdown-context.ts';
import { registerNewRequestCommand } from './editor/new-request-command.ts';
import { registerPayloadFiles } from './editor/payload-files.ts';
import { Problems } from './editor/problems.ts';
import { registerQuickFixes } from './editor/quick-fixes.ts';
import { RequestGutter } from './editor/request-gutter.ts';
import { PlaceholderMemory } from './editor/preparing/placeholder-memory.ts';
import { registerRequestCommands } from './editor/preparing/request-commands.ts';
import { registerSendCommand } from './editor/sending/send-command.ts';
import { TargetStatus } from './editor/target/target-status.ts';
import { registerSignIn } from './editor/sign-in/register-sign-in.ts';
import { SignInOnDemand } from './editor/sign-in/sign-in-on-demand.ts';

/** Makes the services, registers them, and leaves their disposal to VS Code. */
export function activate(context: ExtensionContext): void {
  const documents = new HttpDocuments();
  const environments = new Environments(context.workspaceState);
  const signIn = new SignInOnDemand(context);
  const target = new TargetStatus(context.workspaceState, documents, signIn.accounts);
  const problems = new Problems(documents, target, environments);
  const memory = new PlaceholderMemory(context.workspaceState);
  const preparing = { documents, problems, environments, memory };
  context.subscriptions.push(
    documents,
    environments,
    new EnvironmentStatus(documents, environments),
    signIn,
    target,
    problems,
    registerQuickFixes(documents, problems),
    registerFixAll(documents, problems),
    registerLanguageFeatures(documents, target, environments),
    registerMarkdownContext(documents),
    registerPayloadFiles(target),
    new CodeLenses(documents, target, environments),
    new RequestGutter(documents, environments),
    registerNewRequestCommand(documents, target),
    registerSendCommand(context, target, preparing, signIn.token),
    registerRequestCommands(preparing, target, signIn.accounts),
    registerSignIn(signIn, target),
  );
}
