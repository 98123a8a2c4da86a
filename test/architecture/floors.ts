import { floors, innerFloors } from '../../scripts/rooms.mjs';
import { type Import, importsOf } from './imports.js';
import { type Finding, findingAt, type Source } from './source.js';

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
const roomOf = (path: string): string => path.split('/')[1] ?? '';
const isFace = (path: string): boolean => path.endsWith('/index.ts');

/** Finds imports that do not go down, or that go through a folder's face instead of to the file. */
export const floorFindings = (files: readonly Source[]): readonly Finding[] => {
  const known = new Set(files.map(({ path }) => path));
  return files.flatMap((file) => [
    ...placeFindings(file),
    ...importsOf(file).flatMap((one) => {
      const what = one.target === undefined ? undefined : wrongWith(file.path, one, one.target, known);
      return what === undefined ? [] : [findingAt(file, one.node, what)];
    }),
  ]);
};

const placeFindings = ({ path }: Source): readonly Finding[] =>
  path === 'src/index.ts' || floors[roomOf(path)] !== undefined
    ? []
    : [`${path}:1 stands in no room of the house`];

const wrongWith = (
  path: string,
  one: Import,
  target: string,
  known: ReadonlySet<string>,
): string | undefined => {
  if (!one.specifier.endsWith('.js')) return `imports '${one.specifier}', which is not written as a .js file`;
  if (!known.has(target)) return `imports '${one.specifier}', which is no file of src`;
  if (isFace(target))
    return mayShowFace(path, target) ? undefined : `imports the face of a folder, '${one.specifier}'`;
  if (path === 'src/index.ts') return `imports '${one.specifier}', which is not the face of a room`;
  const [mine, other] = [roomOf(path), roomOf(target)];
  if (mine === other) return wrongInside(path, target, one.specifier);
  const [below, above] = [floors[other] ?? Number.NaN, floors[mine] ?? Number.NaN];
  return below < above
    ? undefined
    : `${mine} (floor ${above}) imports ${other} (floor ${below}): not downward`;
};

/** Only a face shows a face, and only one directly below it: the root shows rooms, a room its inner rooms. */
const mayShowFace = (path: string, target: string): boolean =>
  isFace(path) && folderOf(folderOf(target)) === folderOf(path);

/** Inner rooms (`crm/hubspot`) may use what lies above them in their room, and neighbours on a lower inner floor. */
const wrongInside = (path: string, target: string, specifier: string): string | undefined => {
  const [mine, other] = [`${folderOf(path)}/`, `${folderOf(target)}/`];
  const apart = !mine.startsWith(other) && !other.startsWith(mine);
  if (!apart || standsBelow(target, path)) return undefined;
  return `imports '${specifier}' sideways, from another inner room`;
};

const standsBelow = (target: string, path: string): boolean => {
  const inner = innerFloors[roomOf(path)] ?? {};
  const [below, above] = [inner[innerRoomOf(target)], inner[innerRoomOf(path)]];
  return below !== undefined && above !== undefined && below < above;
};

const innerRoomOf = (path: string): string => path.split('/')[2] ?? '';

/** Finds circles of imports, each told once, from its first file in the order of the alphabet. */
export const cycleFindings = (files: readonly Source[]): readonly Finding[] => {
  const next = new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap(({ target }) => (target === undefined ? [] : [target])),
    ]),
  );
  const found = new Set<Finding>();
  const done = new Set<string>();
  const follow = (path: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(path);
    if (seen >= 0) {
      found.add(circle(trail.slice(seen)));
      return;
    }
    if (done.has(path)) return;
    for (const target of next.get(path) ?? []) follow(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) follow(path, []);
  return [...found].sort();
};

const circle = (trail: readonly string[]): Finding => {
  const first = trail.indexOf([...trail].sort()[0] ?? '');
  const turned = [...trail.slice(first), ...trail.slice(0, first)];
  return `${turned[0]}:1 imports itself: ${[...turned, turned[0]].join(' → ')}`;
};
