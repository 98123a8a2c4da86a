import ts from 'typescript';
import { importsOf } from './imports.js';
import { type Finding, findingAt, type Source, walk } from './source.js';

/** Finds exported names whose comment cannot serve as the reference documentation. */
export const documentationFindings = (files: readonly Source[]): readonly Finding[] => {
  const shown = shownBy(files.filter(({ path }) => path.endsWith('/index.ts')));
  return files
    .filter(({ path }) => !path.endsWith('/index.ts'))
    .flatMap((file) =>
      exportedIn(file).flatMap((node) =>
        findingsOf(
          file,
          node,
          namesOf(node).some((name) => shown.has(`${file.path} ${name}`) || shown.has(`${file.path} *`)),
        ),
      ),
    );
};

/** What the faces show, as `path name`, or `path *` for a whole file; the rest is the inside of a room. */
const shownBy = (faces: readonly Source[]): ReadonlySet<string> =>
  new Set(
    faces.flatMap((face) =>
      importsOf(face).flatMap(({ node, target }) => {
        const clause = ts.isExportDeclaration(node) ? node.exportClause : undefined;
        const names =
          clause && ts.isNamedExports(clause)
            ? clause.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
            : ['*'];
        return names.map((name) => `${target} ${name}`);
      }),
    ),
  );

const exportedIn = ({ tree }: Source): readonly ts.Node[] => {
  const listed = new Set<string>();
  walk(tree, (node) => {
    if (ts.isExportSpecifier(node)) listed.add((node.propertyName ?? node.name).text);
  });
  return tree.statements.filter(
    (statement) =>
      !ts.isExportDeclaration(statement) &&
      (modifiersOf(statement).includes(ts.SyntaxKind.ExportKeyword) ||
        namesOf(statement).some((name) => listed.has(name))),
  );
};

const modifiersOf = (node: ts.Node): readonly ts.SyntaxKind[] =>
  ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []).map(({ kind }) => kind) : [];

const namesOf = (node: ts.Node): readonly string[] => {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.map(({ name }) => name.getText());
  const named = ts.getNameOfDeclaration(node as ts.Declaration);
  return named === undefined ? [] : [named.getText()];
};

const findingsOf = (file: Source, node: ts.Node, isPublic: boolean): readonly Finding[] => {
  const name = namesOf(node).join(', ');
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const [comment] = comments;
  if (comment === undefined) return [findingAt(file, node, `${name} has no doc comment`)];
  const wrong = isPublic ? [...wrongWithComment(comment), ...wrongWithMembers(node)] : [];
  const several = comments.length > 1 ? ['has two doc comments'] : [];
  return [...several, ...wrong].map((what) => findingAt(file, node, `${name} ${what}`));
};

const wrongWithComment = (comment: ts.JSDoc): readonly string[] => {
  const textsOf = (tag: string): readonly string[] =>
    (comment.tags ?? [])
      .filter(({ tagName }) => tagName.text === tag)
      .map(({ comment: text }) => (ts.getTextOfJSDocComment(text) ?? '').trim());
  const [categories, versions, examples] = [textsOf('category'), textsOf('since'), textsOf('example')];
  const first = (ts.getTextOfJSDocComment(comment.comment) ?? '').trim().split(/\n\s*\n/)[0] ?? '';
  return [
    ...(/^[A-Z][a-z]+s\b/.test(first) || categories[0] === 'constants'
      ? []
      : ['does not begin with a verb in the present tense']),
    ...(/[.:]$/.test(first) ? [] : ['does not begin with a whole sentence']),
    ...(categories.length === 1 ? [] : [`has ${categories.length} @category tags`]),
    ...(categories.some((text) => /^(utils?|misc\w*|helpers?|other)?$/i.test(text))
      ? ['has an empty category']
      : []),
    ...(versions.length === 1 ? [] : [`has ${versions.length} @since tags`]),
    ...(versions.every((text) => /^\d+\.\d+\.\d+$/.test(text)) ? [] : ['has a @since that is no version']),
    ...(examples.every((text) => /^```ts\b/m.test(text)) ? [] : ['has an @example without a ts fence']),
  ];
};

/** Each field of an exported interface, and of an exported type written out as a record, says what it holds. */
const wrongWithMembers = (node: ts.Node): readonly string[] => {
  const found: string[] = [];
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
    for (const member of ts.isInterfaceDeclaration(node) ? node.members : membersOf(node.type)) {
      if (ts.isPropertySignature(member) && !ts.getJSDocCommentsAndTags(member).some(ts.isJSDoc))
        found.push(`has a field without a comment: ${member.name.getText()}`);
    }
  }
  return found;
};

const membersOf = (type: ts.TypeNode): readonly ts.TypeElement[] =>
  ts.isTypeLiteralNode(type) ? type.members : [];
