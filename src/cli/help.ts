import { entityTypes } from '../catalog/index.ts';
import { payloadFilePattern } from '../language/payload-file.ts';
import { redacted } from '../secrets/redacted.ts';
import { printed, printedLines } from './printed.ts';

/** The text of `--help`. */
export const help = printed`Checks request files against the Microsoft Graph contract of Intune script run states,
by the rules of the editor Graph Run States.

Usage: graph-run-states check <file, folder or glob>… [--format text|json|sarif] [--env <name>]

Request files are *.http and *.rest. Payload files are JSON, named by what they hold:
${printedLines(entityTypes.map((entityType) => printed`  ${redacted(payloadFilePattern(entityType))}`))}
A folder means all of them in it and below. Globs have *, ?, [abc], {a,b} and ** for any number of folders;
in quotes they mean the same in every shell. Folders named node_modules and .git, and links to
folders, are not looked into unless you name them. A link to a file outside of the working folder is not read.

Options:
  --format text    a line for each problem: path:line:column severity code message (default)
  --format json    every file with its requests and problems; lines and characters count from 0;
                   values of headers that hold secrets are null
  --format sarif   SARIF 2.1.0, for code scanning
  --env <name>     environment of http-client.env.json that {{variables}} have their values from; without
                   it those of $shared. Read are the files beside a request file or above it, up to the
                   working folder, their private twins and .env, but not the process environment
  -h, --help       this text
  --version        the version

Exit codes:
  0   no errors and no warnings; there may be information
  1   errors or warnings were found
  2   not everything could be checked: an argument is wrong, nothing matches, or a file cannot be read

What looks like a secret, and values of private environment files and .env, are left out of every format.
Colours are for terminals only, and not where NO_COLOR is set. Nothing is sent over the network.
`;
