import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { segmentFaultMessage, urlSegment } from '../../http/escape/url-segment.ts';
import type { NoNames } from '../../response/explain/no-names.ts';
import { stepMessage } from '../../response/view/step-message.ts';
import type { SendStep } from '../../send/deliver/ports.ts';
import type { NamedEntity } from '../../send/names/name-list.ts';
import { oneLine } from '../../send/prepare/values/process-use-text.ts';
import { targetName, type Target } from '../../send/target.ts';
import { showError, showWarning } from '../messages/messages.ts';
import type { SignInOnDemand } from '../sign-in/sign-in-on-demand.ts';
import type { NameList, NameLists } from './name-lists.ts';
import type { NameQuestion } from './name-picker.ts';
import { withoutIcons } from '../messages/without-icons.ts';

type Answer = { readonly kind: 'picked'; readonly entity: NamedEntity } | { readonly kind: 'sign-in' };

type Action = 'more' | 'again' | 'sign-in' | 'typed' | 'details';

interface Item extends vscode.QuickPickItem {
  readonly entity?: NamedEntity;
  readonly action?: Action;
}

/**
 * Lets the user pick an entity by its name, or type an id.
 *
 * @returns undefined: the user dismissed the list
 */
export async function pickName(
  question: NameQuestion,
  lists: NameLists,
  signIn: SignInOnDemand,
): Promise<NamedEntity | undefined> {
  const { collection, target } = question;
  let trouble: NoNames | undefined;
  for (;;) {
    // Another account has another list.
    const list = lists.of(collection, target);
    const answer = await new ListOfNames(question, list, lists.needsSignIn(target), trouble).ask();
    if (answer?.kind !== 'sign-in') return answer?.entity;
    trouble = await signInTo(target, signIn);
  }
}

/** @returns why it failed; undefined: it didn't, or the user canceled */
async function signInTo(target: Target, signIn: SignInOnDemand): Promise<NoNames | undefined> {
  if (target.kind === 'sandbox') return undefined;
  const session = await signIn.session();
  const result = await session.signIn(target.cloud, undefined, new AbortController().signal);
  if (result.kind !== 'failed') return undefined;
  const { message, nextStep } = result.failure;
  const full = `${message} ${nextStep}`.trim();
  return { headline: t('Sign-in failed'), brief: full, full, needsSignIn: true };
}

/** A list of names, from when it opens until it closes. */
class ListOfNames {
  readonly #list: NameList;
  readonly #needsSignIn: boolean;
  readonly #box = vscode.window.createQuickPick<Item>();
  readonly #refresh: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('refresh'),
    tooltip: t('Refresh'),
  };
  readonly #closing = new AbortController();
  #trouble: NoNames | undefined;
  #answer: Answer | undefined;

  constructor({ title, target }: NameQuestion, list: NameList, needsSignIn: boolean, trouble: NoNames | undefined) {
    this.#list = list;
    this.#needsSignIn = needsSignIn;
    this.#trouble = trouble;
    const box = this.#box;
    box.title = `${title} (${targetName(target)})`;
    box.matchOnDescription = true;
    // Signing in opens a browser.
    box.ignoreFocusOut = true;
  }

  ask(): Promise<Answer | undefined> {
    const box = this.#box;
    return new Promise((resolve) => {
      box.onDidTriggerButton(() => {
        void this.#read('first');
      });
      box.onDidAccept(() => {
        this.#accept(box.selectedItems[0]);
      });
      box.onDidHide(() => {
        // Cancels a request in progress.
        this.#closing.abort();
        box.dispose();
        resolve(this.#answer);
      });
      this.#show();
      box.show();
      if (!this.#needsSignIn && this.#trouble === undefined && !this.#list.isRead) void this.#read('first');
    });
  }

  #end(answer: Answer): void {
    this.#answer = answer;
    this.#box.hide();
  }

  #accept(item: Item | undefined): void {
    if (item?.entity) this.#end({ kind: 'picked', entity: item.entity });
    else if (item?.action) this.#do(item.action);
  }

  #do(action: Action): void {
    switch (action) {
      case 'more':
        void this.#read('next');
        break;
      case 'again':
        void this.#read('first');
        break;
      case 'sign-in':
        this.#end({ kind: 'sign-in' });
        break;
      case 'details':
        void showError(this.#trouble?.full ?? '');
        break;
      case 'typed':
        this.#useTyped();
        break;
      default:
        action satisfies never;
    }
  }

  #useTyped(): void {
    const id = this.#box.value.trim();
    const segment = urlSegment(id);
    if (typeof segment === 'string') this.#end({ kind: 'picked', entity: { id, name: '', detail: '' } });
    else void showWarning(id === '' ? t('Type the id first.') : segmentFaultMessage(segment.fault));
  }

  async #read(page: 'first' | 'next'): Promise<void> {
    const box = this.#box;
    if (box.busy) return;
    box.busy = true;
    let step: SendStep | undefined;
    const showStep = (): void => {
      if (step) box.placeholder = stepMessage(step, Date.now());
    };
    // Shows a countdown while waiting as long as the service asks.
    const countDown = setInterval(showStep, 1000);
    const known = new Set(this.#list.entities);
    const { signal } = this.#closing;
    try {
      this.#trouble = await this.#list.read(
        page,
        (next) => {
          step = next;
          showStep();
        },
        signal,
      );
    } finally {
      clearInterval(countDown);
    }
    if (signal.aborted) return;
    box.busy = false;
    this.#show(page === 'next' ? this.#list.entities.find((entity) => !known.has(entity)) : undefined);
  }

  /** @param active the entity to select; undefined: the first item */
  #show(active?: NamedEntity): void {
    const box = this.#box;
    box.placeholder = t('Search by name or id, or type an id');
    box.buttons = this.#needsSignIn ? [] : [this.#refresh];
    box.items = [...this.#troubleItems(), ...this.#nameItems(), ...this.#otherItems()];
    const item = active && box.items.find(({ entity }) => entity === active);
    if (item) box.activeItems = [item];
  }

  #troubleItems(): Item[] {
    const { target } = this.#list;
    const signIn = (label: string): Item => ({
      label,
      description: targetName(target),
      iconPath: new vscode.ThemeIcon('sign-in'),
      action: 'sign-in',
      alwaysShow: true,
    });
    const trouble = this.#trouble;
    if (trouble === undefined) return this.#needsSignIn ? [signIn(t('Sign In…'))] : [];
    return [
      {
        label: withoutIcons(oneLine(trouble.headline)),
        detail: withoutIcons(oneLine(trouble.brief)),
        iconPath: new vscode.ThemeIcon('error'),
        action: 'details',
        alwaysShow: true,
      },
      ...(trouble.needsSignIn ? [signIn(this.#needsSignIn ? t('Sign In…') : t('Sign In Again…'))] : []),
      ...(this.#needsSignIn
        ? []
        : [
            {
              label: t('Try Again'),
              iconPath: new vscode.ThemeIcon('refresh'),
              action: 'again' as const,
              alwaysShow: true,
            },
          ]),
    ];
  }

  #nameItems(): Item[] {
    return this.#list.entities.map((entity) => {
      const name = withoutIcons(oneLine(entity.name)).trim();
      const detail = withoutIcons(oneLine(entity.detail)).trim();
      const id = withoutIcons(oneLine(entity.id));
      return {
        label: name === '' ? t('(no name)') : name,
        description: detail === '' || detail === name ? id : `${detail} · ${id}`,
        entity,
      };
    });
  }

  #otherItems(): Item[] {
    const list = this.#list;
    const notes = [
      ...(list.isRead && list.entities.length === 0 ? [nothingThere(list.target)] : []),
      ...(list.unusable === 0 ? [] : [leftOut(list.unusable)]),
      ...(list.leadsElsewhere ? [t('The service has more at another address, which isn’t read')] : []),
    ];
    const more: Item[] = list.hasMore
      ? [
          {
            label: t('Load More…'),
            iconPath: new vscode.ThemeIcon('ellipsis'),
            action: 'more',
            alwaysShow: true,
          },
        ]
      : [];
    return [
      { label: notes.join('. '), kind: vscode.QuickPickItemKind.Separator },
      ...more,
      {
        label: t('Use the Typed Text as the Id'),
        iconPath: new vscode.ThemeIcon('edit'),
        action: 'typed',
        alwaysShow: true,
      },
    ];
  }
}

const leftOut = (count: number): string =>
  count === 1 ? t('1 left out: no URL can hold its id') : t`${count} left out: no URL can hold their ids`;

const nothingThere = ({ kind }: Target): string =>
  kind === 'sandbox'
    ? t('The sandbox has nothing here yet: create something first')
    : t('Nothing here that your account can list');
