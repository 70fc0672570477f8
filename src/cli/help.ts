import { type Printed, printedText } from './printed.ts';

/** The text of `--help`. */
export const help =
  (): Printed => printedText`Checks request files against the Microsoft Graph contract of Intune script run states,
with the rules of the editor extension Graph Run States.

Usage: graph-run-states check <file, folder or glob>… [--format text|json|sarif] [--env <name>]
       graph-run-states describe <method> <path> [--format text|json|schema]
       graph-run-states describe --type <name> [--format text|json|schema]

Request files are *.http and *.rest, and Markdown pages (*.md) with fenced http blocks. Payload files are JSON files, named after the type that they hold, which may be any of Intune’s,
or after a type and an action: *.<type>.json, such as laptop.deviceHealthScriptDeviceState.json, and *.<type>.<action>.json,
such as pilot.deviceHealthScript.assign.json.
A folder includes all of these files in it and below. Globs support *, ?, [abc], {a,b}, and ** for any number of
folders; in quotes, they work the same in every shell. Folders named node_modules and .git, and links to folders,
are skipped unless you name them. Links to files outside the working folder aren’t read.

describe shows what a request to Intune accepts: properties, their types and enum members, what is read-only, permissions, and
whether each fact is checked by hand or compiled from Microsoft’s SDK. The path is that of beta, with ids or {placeholders}:
  graph-run-states describe POST /deviceAppManagement/mobileApps --format json

Options:
  --format text    one line per problem: path:line:column severity code message (default)
  --format json    every file with its requests and problems; lines and characters start at 0;
                   header values that contain secrets are null
  --format schema  of describe: a JSON schema of the body or the type (draft-07)
  --format sarif   SARIF 2.1.0, for code scanning
  --env <name>     the environment in http-client.env.json whose {{variables}} are used; default: $shared.
                   Reads the environment files next to a request file or above it, up to the working folder,
                   including private ones and .env, but no environment variables of the process
  --type <name>    what describe shows, by its name: a type or an enum, such as mobileApp
  -h, --help       show this text
  --version        show the version

Exit codes:
  0   no errors or warnings; there may be information
  1   errors or warnings were found; what to describe is unknown
  2   not everything was checked: an argument is wrong, nothing matches, or a file can’t be read

Secrets, and values from private environment files and .env, are left out of every format.
Colors are only used in terminals, and not if NO_COLOR is set. Nothing is sent over the network.
`;
