import type { Finding } from './source.js';

/** One file by its path and its number of lines. */
export interface FileFacts {
  readonly path: string;
  readonly lines: number;
}

/** The most lines a file of src may have: past that there is more than one idea inside. */
export const lineCeiling = 320;

/** Finds files that are too long, or whose name is not kebab-case, or says nothing. */
export const fileFindings = (files: readonly FileFacts[]): readonly Finding[] =>
  files.flatMap(({ path, lines }) => [
    ...(lines > lineCeiling ? [`${path}:${lines} is longer than ${lineCeiling} lines`] : []),
    ...(path.split('/').every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.columns)?(\.ts)?$/.test(part)) &&
    path.endsWith('.ts')
      ? []
      : [`${path}:1 is not named in kebab-case .ts`]),
    ...(/\/(utils?|helpers?|types|misc|common|shared)(\.ts|\/)/.test(path)
      ? [`${path}:1 has a name that says nothing`]
      : []),
  ]);
