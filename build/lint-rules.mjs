// This repository's own lint rules: what only one file may do, and what no file should. `.oxlintrc.json` says which files each is for.

/** @typedef {{ readonly report: (problem: { readonly node: object, readonly message: string }) => void }} Context */

/** @param {string} selector what is forbidden, as an esquery selector @param {string} message */
const forbidden = (selector, message) => ({
  create: (/** @type {Context} */ context) => ({
    [selector]: (/** @type {object} */ node) => {
      context.report({ node, message });
    },
  }),
});

export default {
  meta: { name: 'house' },
  rules: {
    'loopback-only': forbidden(
      "CallExpression[callee.property.name='listen']:not([arguments.1.value='127.0.0.1'])",
      "Listen on '127.0.0.1': otherwise, the whole network could reach this server.",
    ),
    'line-starts': forbidden(
      'Literal[regex.flags=/m/]',
      'With the m flag, a line also ends at U+2028 and U+2029, which are text in a request file. Use (?<![^\\r\\n]) for its start.',
    ),
    'short-arguments': forbidden(
      ':matches(' +
        'CallExpression[callee.property.name=/^(push|unshift|splice|fromCharCode|fromCodePoint)$/], ' +
        'CallExpression[callee.object.name="Math"]' +
        ') > SpreadElement.arguments',
      'Don’t spread a list into arguments if its length depends on input: a hundred thousand arguments don’t fit on the stack.',
    ),
    'register-commands': forbidden(
      "MemberExpression[object.property.name='commands'][property.name=/^register(TextEditor)?Command$/]",
      'Use src/editor/commands.ts, whose names a test compares with package.json.',
    ),
    'read-once': forbidden(
      "CallExpression[callee.name='matchRoute'] CallExpression[callee.name='readGraphUrl'], " +
        "CallExpression[callee.name='readGraphError']",
      'Use routeOfUrl, or what readOutcome in src/response/ has already read.',
    ),
    formatters: forbidden(
      ":function:not(CallExpression[callee.name='inLanguageOfTexts'] > *) NewExpression[callee.object.name='Intl'], " +
        // A date may be shown in another time zone the next time.
        "CallExpression[callee.property.name='toLocaleString'][arguments.length>0]:not([callee.object.type='NewExpression'])",
      'Create a formatter once, with inLanguageOfTexts or outside functions: creating one takes as long as formatting many times.',
    ),
    'editor-in-front': forbidden(
      "MemberExpression[object.property.name='window'][property.name='activeTextEditor']",
      'The extension host learns about an editor a moment after VS Code shows it: use test/editor/editor-in-front.ts, which waits.',
    ),

    // Ways out of the window, or of the process. Each has one file, which accepts only text without secrets.
    redacted: forbidden(
      "TSAsExpression TSTypeReference > Identifier[name='Redacted']",
      'Only src/secrets/redacted.ts may make redacted text.',
    ),
    clipboard: forbidden(
      "MemberExpression[object.property.name='clipboard'][property.name='writeText']",
      'Use src/editor/clipboard.ts, which says what may be copied.',
    ),
    streams: forbidden(
      "MemberExpression[object.name='process'][property.name=/^std(out|err)$/]",
      'Use the Surroundings of src/cli/surroundings.ts, which accept only printed text.',
    ),
  },
};
