import { deviceManagement } from '../../catalog/script-collections.ts';

/** The words of a name: `deviceRunStates` → `device`, `Run`, `States`. */
const words = (name: string): readonly string[] => name.match(/[A-Z]?[a-z\d]+/g) ?? [];

/** `deviceRunStates` → `drs`; a single word stays as it is: `assign`. */
const initials = (name: string): string =>
  words(name).length === 1
    ? name
    : words(name)
        .map((word) => word.charAt(0).toLowerCase())
        .join('');

/**
 * The prefix of the request that creates something on a route: short, and different for each route. First what is created, then in
 * which collection of scripts: `drs-shell` for `/deviceManagement/deviceShellScripts/{id}/deviceRunStates`, `drs-shell-user` for
 * those of one user, `script-shell` for the scripts themselves.
 *
 * @param path of the route
 */
export function snippetPrefix(path: string): string {
  const [scripts = '', ...below] = path
    .split('/')
    .filter((segment) => segment !== '' && segment !== deviceManagement.name && !segment.startsWith('{'));
  const [first = '', second = first] = words(scripts);
  const kind = (first === 'device' ? second : first).toLowerCase();
  const created = below.at(-1);
  const inside = below.slice(0, -1).map((segment) => words(segment)[0] ?? '');
  return [created === undefined ? 'script' : initials(created), kind, ...inside].join('-');
}
