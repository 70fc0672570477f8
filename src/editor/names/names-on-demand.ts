import * as vscode from 'vscode';
import type { NamedCollection } from '../../catalog/named-collections.ts';
import type { NamedEntity } from '../../send/names/name-list.ts';
import type { Target } from '../../send/target.ts';
import type { SignInOnDemand } from '../sign-in/sign-in-on-demand.ts';
import type { NameLists } from './name-lists.ts';
import type { NamePicker, NameQuestion, NameSender } from './name-picker.ts';

/** Picks ids by name. Nothing is loaded or requested before the first pick. */
export class NamesOnDemand implements NamePicker, vscode.Disposable {
  readonly #signIn: SignInOnDemand;
  readonly #sender: () => Promise<NameSender>;
  #lists: Promise<NameLists> | undefined;

  /** @param sender loads what sends the requests */
  constructor(signIn: SignInOnDemand, sender: () => Promise<NameSender>) {
    this.#signIn = signIn;
    this.#sender = sender;
  }

  // Nothing is sent in Restricted Mode, and the sandbox doesn't have all of Graph.
  offers({ isInSandbox }: NamedCollection, { kind }: Target): boolean {
    return vscode.workspace.isTrusted && (kind === 'cloud' || isInSandbox);
  }

  async pick(question: NameQuestion): Promise<NamedEntity | undefined> {
    const { pickName } = await import('./pick-name.ts');
    this.#lists ??= this.#load();
    return pickName(question, await this.#lists, this.#signIn);
  }

  forget(): void {
    void this.#lists?.then((lists) => {
      lists.clear();
    });
  }

  dispose(): void {
    void this.#lists?.then((lists) => {
      lists.dispose();
    });
  }

  async #load(): Promise<NameLists> {
    const [{ NameLists: Lists }, sender] = await Promise.all([import('./name-lists.ts'), this.#sender()]);
    return new Lists(sender, this.#signIn.accounts);
  }
}
