import { CopyFeedback } from '../../../../src/panel/parts/copy-feedback.ts';
import { badge, button, iconButton, link, relabel } from '../../../../src/panel/parts/controls.ts';
import { element } from '../../../../src/panel/parts/element.ts';
import { icon } from '../../../../src/panel/parts/icons.ts';
import { panelTools } from '../../../../src/panel/parts/panel-tools.ts';
import { field, identifier, rowsInSteps } from '../../../../src/panel/parts/show-more.ts';
import { tabs } from '../../../../src/panel/parts/tabs.ts';
import { UnderWayBar } from '../../../../src/panel/parts/under-way-bar.ts';
import { visibleText } from '../../../../src/panel/parts/text/visible-text.ts';
import { BodySection } from '../../../../src/panel/response/body-section.ts';
import { FindInText } from '../../../../src/panel/response/find-in-text.ts';
import { PagedText } from '../../../../src/panel/response/paged-text.ts';
import { colouredCode, colourInto } from '../../../../src/panel/response/coloured-code.ts';
import { JsonLines } from '../../../../src/panel/response/json-lines.ts';
import { RawSection } from '../../../../src/panel/response/raw-section.ts';
import { ListSection } from '../../../../src/panel/response/list-section.ts';
import { documentation, entityTable, renderEntity } from '../../../../src/panel/response/render-entity.ts';
import { renderFacts, renderTarget, withCopy } from '../../../../src/panel/response/render-facts.ts';
import { renderHeaders } from '../../../../src/panel/response/render-headers.ts';
import { renderResponse } from '../../../../src/panel/response/render-response.ts';
import { renderValue } from '../../../../src/panel/response/render-value.ts';
import { ResultsSection } from '../../../../src/panel/results/results-section.ts';
import { ResultsTable } from '../../../../src/panel/results/results-table.ts';
import type { drawn } from '../../../unit/scaling/drawn.ts';
import * as views from './views.ts';

/** Prepares a drawing of a text, and returns the function that draws it: only that is measured. */
export type Prepare = (text: string) => () => Node | readonly (Node | string)[];

/** One for each function of the list, which the compiler checks. */
type Drawings = {
  readonly [File in keyof typeof drawn]: Readonly<Record<(typeof drawn)[File][number], Prepare>>;
};

const nothing = (): undefined => undefined;

/** Clicks a button for as long as it is shown. */
function readOn(more: HTMLElement | null): void {
  while (more?.parentNode && !more.hidden) more.click();
}

/** Shows everything that is shown in steps. */
function readAll<Shown extends HTMLElement>(shown: Shown): Shown {
  for (const made of shown.querySelectorAll('button')) if (made.textContent.startsWith('Show More')) readOn(made);
  return shown;
}

function clickAll(buttons: NodeListOf<HTMLElement>): void {
  for (const made of buttons) made.click();
}

const pagedText = (): PagedText =>
  new PagedText({
    ...{ id: 'body', label: 'Body', ask: nothing },
    draw: (visible, place) => {
      const added = element('span');
      added.textContent = visible;
      place.append(added);
      return added;
    },
  });

/** How to call each function that draws: it gets the text itself, and as many lines, rows or items as the text is long. */
export const drawings: Drawings = {
  'panel/parts/controls.ts': {
    button: (text) => () => button(text, nothing, { id: text, icon: 'copy' }),
    iconButton: (text) => () => iconButton(text, 'copy', nothing, text),
    link: (text) => () => link(text, nothing),
    relabel: (text) => {
      const made = button('a', nothing);
      return () => {
        for (const piece of [text, ...views.piecesOf(text)]) relabel(made, piece);
        return made;
      };
    },
    badge: (text) => () => badge(text),
  },
  'panel/parts/copy-feedback.ts': {
    CopyFeedback: (text) => {
      const made = button('a', nothing);
      const feedback = new CopyFeedback(nothing);
      return () => {
        for (const piece of [text, ...views.piecesOf(text)]) {
          feedback.asked(made, piece);
          feedback.copied();
        }
        return made;
      };
    },
  },
  'panel/parts/element.ts': {
    element: (text) => () => element('p', { title: text }, text, ...views.piecesOf(text)),
  },
  'panel/parts/icons.ts': { icon: (text) => () => icon('copy', text) },
  'panel/parts/panel-tools.ts': {
    panelTools: (text) => {
      const host = views.hostOf(text);
      return () => panelTools(host);
    },
  },
  'panel/parts/tabs.ts': {
    tabs: (text) => () => {
      const all = [text, ...views.piecesOf(text)].map((label, index) => ({
        ...{ id: String(index), label },
        content: element('p', {}, label),
      }));
      return tabs(text, all, text, nothing);
    },
  },
  'panel/parts/show-more.ts': {
    rowsInSteps: (text) => () => {
      const [place, list] = [element('div'), element('div')];
      rowsInSteps(place, views.piecesOf(text), list, (piece) => element('div', {}, piece));
      return [list, readAll(place)];
    },
    field: (text) => () => readAll(field(text)),
    identifier: (text) => () => [identifier(text), ...views.piecesOf(text).map(identifier)],
  },
  'panel/parts/under-way-bar.ts': {
    UnderWayBar: (text) => {
      const requests = views.sendingOf(text);
      return () => {
        const bar = new UnderWayBar({ announce: nothing, cancel: nothing });
        bar.show(requests);
        bar.show(requests);
        bar.show([]);
        return bar.element;
      };
    },
  },
  'panel/response/body-section.ts': {
    BodySection: (text) => () =>
      [true, false].map((isJson) => {
        const section = new BodySection('a', views.bodyOf(text, isJson), views.actions, views.hostOf(text));
        readOn(section.element.querySelector('#more'));
        section.receive('formatted', 0, { text, left: 0 });
        readOn(section.element.querySelector('#more'));
        section.receiveFiltered('', { kind: 'found', count: text, first: { text, left: 0 } });
        section.receiveFiltered('', { kind: 'fault', message: text });
        clickAll(section.element.querySelectorAll('#fold-all, #unfold-all'));
        return section.element;
      }),
  },
  'panel/response/coloured-code.ts': {
    colouredCode: (text) => {
      const visible = visibleText(text);
      return () => [true, false].map((isJson) => colouredCode(visible, isJson));
    },
    colourInto: (text) => {
      const visible = visibleText(text);
      return () =>
        [true, false].map((isJson) => {
          const place = element('div');
          colourInto(place, visible, isJson);
          return place;
        });
    },
  },
  'panel/response/find-in-text.ts': {
    FindInText: (text) => {
      const visible = visibleText(text);
      return () => {
        const place = pagedText();
        place.pre.append(visible);
        const find = new FindInText(place);
        const input = find.element.querySelector('input');
        if (input) input.value = visible.slice(0, 20);
        find.update();
        return find.element;
      };
    },
  },
  'panel/response/paged-text.ts': {
    PagedText: (text) => () => {
      const paged = pagedText();
      paged.begin({ text, left: 0 });
      while (paged.hasMore) paged.readOn();
      return paged.element;
    },
  },
  'panel/response/json-lines.ts': {
    JsonLines: (text) => {
      const visible = visibleText(text);
      return () => {
        const lines = new JsonLines();
        // A piece is never longer.
        for (let start = 0; start < visible.length; start += 20_000) lines.append(visible.slice(start, start + 20_000));
        lines.foldAll(true);
        lines.foldAll(false);
        return lines.element;
      };
    },
  },
  'panel/response/raw-section.ts': {
    RawSection: (text) => {
      const view = views.responseOf(text);
      return () => {
        const section = new RawSection('a', view, views.hostOf(text));
        section.show();
        section.receive(0, { text, left: 0 });
        readOn(section.element.querySelector('#raw-more'));
        return section.element;
      };
    },
  },
  'panel/response/list-section.ts': {
    ListSection: (text) => {
      const [list, longItem] = [views.listOf(text), views.longItemOf(text)];
      const [entity, host] = [views.entityOf(text), views.hostOf(text)];
      return () => {
        const section = new ListSection('a', list, host);
        section.receive(list.items.length, list.items);
        section.element.querySelector<HTMLElement>('[aria-expanded]')?.click();
        section.receiveItem(0, entity);
        return [section.element, new ListSection('b', longItem, host).element];
      };
    },
  },
  'panel/response/render-entity.ts': {
    renderEntity: (text) => {
      const entity = views.entityOf(text);
      return () => readAll(renderEntity(entity, false, views.hostOf(text)));
    },
    entityTable: (text) => {
      const entity = views.entityOf(text);
      // Who changed it is one of two words.
      return () => readAll(entityTable(entity, false, 'a', views.hostOf(text)));
    },
    documentation: (text) => () => documentation({ page: text }, views.hostOf(text)),
  },
  'panel/response/render-facts.ts': {
    renderFacts: (text) => {
      const view = views.responseOf(text);
      return () => renderFacts(view, views.hostOf(text));
    },
    withCopy: (text) => () => withCopy(text, text, views.hostOf(text)),
    renderTarget: (text) => () => [renderTarget(text, true), renderTarget(text, false)],
  },
  'panel/response/render-headers.ts': {
    renderHeaders: (text) => {
      const view = views.responseOf(text);
      return () => readAll(renderHeaders(view));
    },
  },
  'panel/response/render-response.ts': {
    renderResponse: (text) => {
      const [view, host] = [views.responseOf(text), views.hostOf(text)];
      return () => {
        const list = view.list && new ListSection(text, view.list, host);
        const body = view.body && new BodySection(text, view.body, view.actions, host);
        const raw = new RawSection(text, view, host);
        return renderResponse(view, { id: text, results: text, list, body, raw }, host);
      };
    },
  },
  'panel/response/render-value.ts': {
    renderValue: (text) => () =>
      views.kinds.flatMap((kind) => renderValue({ value: text, kind, meaning: text, omitted: 1 })),
  },
  'panel/results/results-section.ts': {
    ResultsSection: (text) => {
      const [view, changed] = [views.resultsOf(text), views.rowsOf(text, 'success')];
      return () => {
        const section = new ResultsSection(view, views.hostOf(text));
        section.update(changed, { summary: text, running: false, rest: text });
        readOn(section.element.querySelector('#more-rows'));
        clickAll(section.element.querySelectorAll('[id^="filter-"]'));
        return section.element;
      };
    },
  },
  'panel/results/results-table.ts': {
    ResultsTable: (text) => {
      const [rows, changed] = [views.rowsOf(text), views.rowsOf(text, 'failure')];
      return () => {
        const table = new ResultsTable(rows, ({ state }) => state === 'failure', views.hostOf(text));
        table.update(changed);
        clickAll(table.element.querySelectorAll('.sort'));
        table.filter();
        readOn(table.element.querySelector('#more-rows'));
        return table.element;
      };
    },
  },
};
