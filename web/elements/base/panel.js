import { LitElement } from 'lit';

/**
 * An element whose first rendering is a task of its own. A lab has many, and all of them in one task would keep a
 * slow device from answering for as long. updateComplete is that of the elements inside as well; those of a part that
 * was hidden before it was drawn are never drawn, and whoever waited for them would for ever.
 */
export class Panel extends LitElement {
  /** @override */
  async scheduleUpdate() {
    if (!this.hasUpdated) await new Promise((resolve) => setTimeout(resolve));
    super.scheduleUpdate();
  }

  /** @override */
  async getUpdateComplete() {
    const isComplete = await super.getUpdateComplete();
    const inside = /** @type {Iterable<Partial<LitElement>>} */ (
      /** @type {unknown} */ (this.renderRoot.querySelectorAll('*'))
    );
    await Promise.all(
      Array.from(inside, (element) => element.isConnected && element.updateComplete),
    );
    return isComplete;
  }
}
