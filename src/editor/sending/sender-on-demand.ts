import type { Disposable, ExtensionContext } from 'vscode';
import type { TokenSource } from '../../send/access-token.ts';
import type { Preparing } from '../preparing/prepare.ts';
import type { TargetStatus } from '../send-target/target-status.ts';
import type { Sender } from './sender.ts';

/** Loads the sender when the user first sends something, or looks at what was sent. */
export class SenderOnDemand implements Disposable {
  readonly #create: () => Promise<Sender>;
  #sender: Promise<Sender> | undefined;

  constructor(context: ExtensionContext, target: TargetStatus, preparing: Preparing, token: TokenSource) {
    this.#create = async () => (await import('./sender.ts')).createSender(context, target, preparing, token);
  }

  /** The sender of this window. */
  load(): Promise<Sender> {
    return (this.#sender ??= this.#create());
  }

  dispose(): void {
    void this.#sender?.then((sender) => {
      sender.dispose();
    });
  }
}
