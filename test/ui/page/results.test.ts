import assert from 'node:assert/strict';
import { pageStateFrom } from '../../../src/panel/page-state.ts';
import { until } from '../../host/until.ts';
import { ResponsePage } from './response-page.ts';
import { created, response, resultRow, results } from './response-views.ts';

describe('the results of several requests on the page of the response panel', () => {
  const panel = ResponsePage.ofSuite();
  const { button, last } = panel;

  beforeEach(async () => {
    await panel.open();
    await panel.send({ type: 'results', id: 'r', view: results });
  });

  const table = () => panel.page.getByRole('table', { name: 'Send All in health.http' });
  const lines = async () =>
    (await table().locator('tbody tr:visible .line').allInnerTexts()).map((text) => text.trim());

  it('shows a summary, the progress and each request', async () => {
    const { page } = panel;
    assert.equal(await page.getByTestId('summary').innerText(), results.summary);
    assert.equal(await page.getByRole('progressbar').getAttribute('aria-valuenow'), '3');
    const row = (await table().getByRole('row').nth(2).innerText()).replace(/\s+/g, ' ');
    assert.equal(
      row.trim(),
      "10 laptop 1 POST …/deviceManagementScripts/0c62/deviceRunStates 400 Bad Request The property 'state' does not exist. 81 ms",
    );
    assert.equal(await page.getByRole('status').innerText(), 'Send All in health.http\nSandbox');
  });

  it('opens the request and the response of each row', async () => {
    await button('Go to laptop 1').click();
    assert.deepEqual(await last(), { type: 'row', rowId: 1, wanted: 'source' });
    await button('Response of laptop 1: 400 Bad Request').click();
    assert.deepEqual(await last(), { type: 'row', rowId: 1, wanted: 'response' });
    assert.equal(await button('Response of laptop 4').count(), 0);
  });

  it('goes back from a response to the results as they were', async () => {
    await panel.page.setViewportSize({ width: 1000, height: 200 });
    await button('Failed 1').click();
    await button('All 5').click();
    await panel.page.evaluate('scrollTo(0, 150)');
    await until(
      'the scroll position to be saved',
      panel.state.bind(panel),
      (state) => pageStateFrom(state).resultsScrollY === 150,
    );
    await panel.send(response(created, 'e', results.title));
    await button('Back to Send All in health.http').click();
    assert.deepEqual(await last(), { type: 'back' });
    await panel.send({ type: 'results', id: 'r', view: results });
    assert.equal(await panel.page.evaluate('scrollY'), 150);
    assert.equal(
      await panel.page.getByRole('status').innerText(),
      '201 Created\nCreated deviceManagementScriptDeviceState\nMicrosoft Graph, Global service',
    );
  });

  for (const [filter, wanted] of [
    ['Succeeded 1', ['1']],
    ['Failed 1', ['10']],
    ['Not Sent 1', ['19']],
    ['Under Way 2', ['28', '37']],
    ['All 5', ['1', '10', '19', '28', '37']],
  ] as const)
    it(`shows only the rows of “${filter}”`, async () => {
      await button('Failed 1').click();
      await button(filter).click();
      assert.deepEqual(await lines(), wanted);
      assert.equal(await button(filter).getAttribute('aria-pressed'), 'true');
      assert.equal(await panel.page.locator('[aria-pressed=true]').count(), 1);
    });

  it('shows every value if there is no room for columns, and only the end of a route', async () => {
    const { page } = panel;
    const rows = [
      resultRow(1, { name: 'POST https://graph.microsoft.com/beta/a/deviceManagementScripts/0c62/deviceRunStates' }),
    ];
    await panel.open({ width: 350 });
    await panel.send({ type: 'results', id: 'n', view: { ...results, rows } });
    const line = (await table().getByRole('row').nth(1).innerText()).replace(/\s+/g, ' ').trim();
    assert.match(
      line,
      /^10 POST …\/deviceManagementScripts\/0c62\/deviceRunStates 201 Created f3b1\S+ success · Done As sent 81 ms$/,
    );
    assert.equal(await table().getByRole('rowheader').count(), 1);
    assert.equal(await page.evaluate('scrollTo(9999, scrollY), scrollX'), 0);
  });

  it('separates uncertain requests from failed ones', async () => {
    const rows = [resultRow(0), resultRow(1, { state: 'uncertain', status: 'No response: may have been created' })];
    await panel.send({ type: 'results', id: 'u', view: { ...results, rows } });
    await button('Uncertain 1').click();
    assert.deepEqual(await lines(), ['10']);
    assert.equal(await button('Failed 0').isVisible(), false);
  });

  it('sorts by a column, in reverse, and then in the order of the file', async () => {
    const heading = table().getByRole('columnheader', { name: 'Status' });
    for (const [sorted, wanted] of [
      ['ascending', ['1', '10', '19', '37', '28']],
      ['descending', ['28', '37', '19', '10', '1']],
      [null, ['1', '10', '19', '28', '37']],
    ] as const) {
      await heading.getByRole('button').press('Enter');
      assert.equal(await heading.getAttribute('aria-sort'), sorted);
      assert.deepEqual(await lines(), wanted);
    }
    await table().getByRole('columnheader', { name: 'Time' }).getByRole('button').press('Enter');
    assert.deepEqual((await lines()).slice(0, 2), ['1', '10']);
  });

  it('redraws only changed rows, keeps the focus, and moves the rows to their filter', async () => {
    const untouched = table().getByRole('row').nth(1);
    await untouched.evaluate((row: { marked?: boolean }) => (row.marked = true));
    await button('Go to laptop 3').focus();
    const rows = [resultRow(3, { status: '201 Created' }), resultRow(99)];
    await panel.send({ type: 'resultRows', rows, summary: '2 created', running: true, rest: '' });
    assert.equal(await untouched.evaluate((row: { marked?: boolean }) => row.marked), true);
    assert.equal(await panel.page.evaluate('document.activeElement.ariaLabel'), 'Go to laptop 3');
    assert.equal(await panel.page.getByTestId('summary').innerText(), '2 created');
    await button('Succeeded 2').click();
    assert.deepEqual(await lines(), ['1', '28']);
  });

  it('announces the end, not every step, and offers Stop only until then', async () => {
    const { page } = panel;
    const announced = await page.getByRole('status').innerText();
    await panel.send({ type: 'resultRows', rows: [resultRow(3)], summary: '2 created', running: true, rest: '' });
    assert.equal(await page.getByRole('status').innerText(), announced);
    await button('Stop').press('Enter');
    assert.deepEqual(await last(), { type: 'stopAll' });
    await panel.send({
      type: 'resultRows',
      rows: [resultRow(4)],
      summary: '3 created, 1 failed',
      running: false,
      rest: '',
    });
    assert.equal(await page.getByRole('status').innerText(), 'Send All in health.http\n3 created, 1 failed');
    assert.equal(await button('Stop').count(), 0);
    assert.equal(await page.evaluate('document.activeElement.id'), 'status');
  });

  it('saves its latest state for when the window is reloaded', async () => {
    await panel.send({ type: 'resultRows', rows: [resultRow(4)], summary: 'all done', running: false, rest: '' });
    const kept = await until(
      'the results to be saved',
      async () => pageStateFrom(await panel.state()).results,
      (view) => view?.summary === 'all done',
    );
    assert.equal(kept?.rows[4]?.status, '201 Created');
  });

  it('draws ten thousand rows in steps of five hundred, and restores as many as before', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => resultRow(index));
    const drawn = () =>
      panel.page.evaluate<string[]>("[...document.querySelectorAll('tbody .line')].map((cell) => cell.textContent)");
    const message = { type: 'results', id: 's', view: { ...results, rows } };
    await panel.send(message);
    assert.equal((await drawn()).length, 500);
    const more = panel.page.locator('#more-rows');
    assert.equal(await more.innerText(), 'Show More (9,500 rows left)');
    await more.press('Enter');
    assert.equal((await drawn()).length, 1000);
    await panel.send(response(created, 'e', results.title));
    await panel.send(message);
    assert.equal((await drawn()).length, 1000);
    const failed = rows.slice(5000).map((row) => ({ ...row, state: 'failure' }));
    await panel.send({ type: 'resultRows', rows: failed, summary: '', running: false, rest: '' });
    await panel.page.locator('#filter-failure').click();
    assert.deepEqual([(await drawn()).length, (await drawn())[0]], [500, '45001']);
    await panel.send({ type: 'resultRows', rows: rows.slice(5000, 9600), summary: '', running: false, rest: '' });
    assert.deepEqual([(await drawn()).length, (await drawn())[0]], [400, '86401']);
    assert.equal(await more.isVisible(), false);
  });

  it('finds rows by words in any column, counts them, and keeps the words', async () => {
    const { page } = panel;
    const search = page.getByRole('searchbox', { name: 'Find in the results' });
    await search.fill('CREATED laptop');
    assert.deepEqual(await lines(), ['1']);
    assert.equal(await page.getByTestId('matching').innerText(), '1 row');
    await search.fill('property');
    assert.deepEqual(await lines(), ['10']);
    await button('Succeeded 1').click();
    assert.deepEqual([await lines(), await page.getByTestId('matching').innerText()], [[], '0 rows']);
    await panel.send(response(created, 'e', results.title));
    await panel.send({ type: 'results', id: 'r', view: results });
    assert.equal(await search.inputValue(), 'property');
    await search.fill('');
    assert.deepEqual(await lines(), ['1']);
    assert.equal(await page.getByTestId('matching').innerText(), '');
  });

  it('sends the rest and exports the results, once nothing is in progress', async () => {
    assert.deepEqual([await button(/^Send/).count(), await button(/^Export/).count()], [0, 0]);
    const ended = { summary: '1 created, 1 failed', running: false, rest: 'Send 1 Failed Again' };
    await panel.send({ type: 'resultRows', rows: [], ...ended });
    await button('Send 1 Failed Again').press('Enter');
    assert.deepEqual(await last(), { type: 'sendRest' });
    for (const format of ['csv', 'json']) {
      await button(`Export as ${format.toUpperCase()}…`).press('Enter');
      assert.deepEqual(await last(), { type: 'export', format });
    }
    await button('Send 1 Failed Again').focus();
    await panel.send({ type: 'resultRows', rows: [], summary: '', running: true, rest: '' });
    assert.equal(await panel.page.evaluate('document.activeElement.id'), 'status');
  });

  for (const line of [9, 100, 12_345, 1_234_567])
    for (const width of [1000, 450])
      it(`shows the number of line ${line} on one line below its heading, ${width} px wide`, async () => {
        await panel.open({ width });
        await panel.send({ type: 'results', id: 'l', view: { ...results, rows: [resultRow(0, { line })] } });
        const [cell, head] = await panel.page.evaluate<{ height: number; right: number; overflow: boolean }[]>(
          `['tbody .line', 'thead th'].map((of) => {
            const found = document.querySelector('.results ' + of);
            const text = document.createRange();
            text.selectNodeContents(found);
            const { height, right } = text.getBoundingClientRect();
            return { height, right, overflow: right > found.getBoundingClientRect().right + 1 };
          })`,
        );
        assert.ok(cell && head && cell.height < 25 && !cell.overflow, JSON.stringify(cell));
        if (width === 1000) assert.ok(Math.abs(cell.right - head.right) < 2, 'the number ends below its heading');
      });
});
