import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clouds } from '../../../../src/catalog/index.ts';
import { editHttpFile, parseHttpFile } from '../../../../src/http/file.ts';
import type { HttpFile } from '../../../../src/http/model.ts';
import { FileLinks } from '../../../../src/language/navigation/document-links.ts';
import { FileFolding } from '../../../../src/language/navigation/folding.ts';
import { FileChecker } from '../../../../src/language/checks/file.ts';
import { FileOutline } from '../../../../src/language/navigation/symbols.ts';
import { snapshot } from '../../../unit/http/file-snapshot.ts';
import { applyEdits } from '../../../unit/language/problems/problems-in.ts';
import { requestFile } from '../../arbitrary/request-file.ts';
import { arbitraryEdit, editOf } from '../../arbitrary/request-text.ts';
import { fuzzTarget } from '../../target.ts';

/** Everything that caches results for a file while the file is edited. */
class CachedResults {
  readonly #checker = new FileChecker({ cloud: clouds[0] });
  readonly #folding = new FileFolding();
  readonly #links = new FileLinks();
  readonly #outline = new FileOutline();

  all(file: HttpFile): unknown {
    return [
      this.#checker.check(file),
      [...this.#folding.folds(file)],
      [...this.#links.links(file)],
      [...this.#outline.symbols(file)],
    ];
  }
}

/** An edited file equals one that is read from its text, also for everything that caches results from before the edit. */
export const target = fuzzTarget(
  fc.tuple(requestFile, fc.array(arbitraryEdit, { minLength: 1, maxLength: 6 })),
  ([first, edits]) => {
    let text = first;
    let file = parseHttpFile(text);
    const cached = new CachedResults();
    for (const fractions of edits) {
      // Blocks are read on demand: before about half of the edits, nothing asks for them.
      if (text.length % 2 === 0) cached.all(file);
      const edit = editOf(text, fractions);
      file = editHttpFile(file, edit);
      text = applyEdits(text, [edit]);
      const fresh = parseHttpFile(text);
      assert.deepEqual(snapshot(file), snapshot(fresh));
      assert.deepEqual(cached.all(file), new CachedResults().all(fresh));
    }
    return edits.length;
  },
);
