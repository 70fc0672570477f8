import { visibleText } from './text/visible-text.ts';

/** Creates an element. A string among the children becomes a text node; invisible characters in it, or in an attribute, are written out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, visibleText(value));
  made.append(...children.map((child) => (typeof child === 'string' ? visibleText(child) : child)));
  return made;
}
