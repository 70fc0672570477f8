/**
 * The exported functions of the panel that draw on a page, by file (from `src/`). Node has no page, so `test/ui/drawing/` draws
 * awkward texts with each of them in a browser.
 */
export const drawn = {
  'panel/parts/controls.ts': ['button', 'iconButton', 'link', 'relabel', 'badge'],
  'panel/parts/copy-feedback.ts': ['CopyFeedback'],
  'panel/parts/element.ts': ['element'],
  'panel/parts/icons.ts': ['icon'],
  'panel/parts/panel-tools.ts': ['panelTools'],
  'panel/parts/show-more.ts': ['rowsInSteps', 'field', 'identifier'],
  'panel/parts/tabs.ts': ['tabs'],
  'panel/parts/under-way-bar.ts': ['UnderWayBar'],
  'panel/response/body-section.ts': ['BodySection'],
  'panel/response/coloured-code.ts': ['colouredCode', 'colourInto'],
  'panel/response/find-in-text.ts': ['FindInText'],
  'panel/response/json-lines.ts': ['JsonLines'],
  'panel/response/paged-text.ts': ['PagedText'],
  'panel/response/raw-section.ts': ['RawSection'],
  'panel/response/list-section.ts': ['ListSection'],
  'panel/response/render-entity.ts': ['renderEntity', 'entityTable', 'documentation'],
  'panel/response/render-facts.ts': ['renderFacts', 'withCopy', 'renderTarget'],
  'panel/response/render-headers.ts': ['renderHeaders'],
  'panel/response/render-response.ts': ['renderResponse'],
  'panel/response/render-value.ts': ['renderValue'],
  'panel/results/results-section.ts': ['ResultsSection'],
  'panel/results/results-table.ts': ['ResultsTable'],
} as const;
