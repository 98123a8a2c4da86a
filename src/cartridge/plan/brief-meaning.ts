import { wrong } from '../../calendar/checks.js';
import { type Issue, issue } from '../../kernel/issue.js';
import type { CompiledBrief } from './compiled-brief.js';

/** Finds segments whose people are counted and whose size nobody gave. */
export const sizeIssues = ({ brief, candidates, sizes }: CompiledBrief): ReadonlyArray<Issue> => {
  if (brief.objective.kind === 'value') return [];
  const reached = [...new Set(candidates.flatMap(({ service }) => service.reach?.segment ?? []))].sort();
  return reached
    .filter((segment) => !sizes.has(segment))
    .map((segment) =>
      issue('missing-size', ['audiences'], `The size of the segment ${segment} is not known.`, {
        expected: 'its size in the portfolio or among the audiences',
      }),
    );
};

/** Finds curves that reach more than there are, and expectations of artefacts that nothing in the portfolio makes. */
export const unreachableIssues = ({
  brief,
  candidates,
  sizes,
  inHand,
  portfolio,
}: CompiledBrief): ReadonlyArray<Issue> => [
  ...(brief.curves ?? []).flatMap(({ service, curve }, index) => {
    const segment = candidates.find((one) => one.service.id === service)?.service.reach?.segment;
    const size = segment === undefined ? undefined : sizes.get(segment);
    return size !== undefined && curve.ceiling > size * (1 + 1e-9)
      ? wrong('above-audience', ['curves', index, 'curve', 'ceiling'], `at most ${size}`, curve.ceiling)
      : [];
  }),
  ...(brief.expectations ?? []).flatMap((one, index) =>
    one.kind === 'artefact' &&
    !inHand.has(one.artefact) &&
    !portfolio.services.some(({ service }) => (service.gives ?? []).includes(one.artefact))
      ? wrong(
          'no-producer',
          ['expectations', index, 'artefact'],
          'an artefact that a service makes',
          one.artefact,
        )
      : [],
  ),
];

/** Finds services that need each other in a circle, so that none of them can be the first. */
export const circleIssues = ({ candidates }: CompiledBrief): ReadonlyArray<Issue> => {
  const next = new Map(
    candidates.map(({ service, needs }) => [service.id, needs.flatMap(({ anyOf }) => anyOf)]),
  );
  const done = new Set<string>();
  const issues: Array<Issue> = [];
  for (const { service } of candidates) {
    // A stack of its own: no chain of services is too long for it.
    const trail: Array<{ readonly id: string; at: number }> = [{ id: service.id, at: 0 }];
    const open = new Set([service.id]);
    while (trail.length > 0 && !done.has(service.id)) {
      const top = trail.at(-1) as { readonly id: string; at: number };
      const following = next.get(top.id)?.[top.at];
      top.at += 1;
      if (following === undefined) {
        trail.pop();
        open.delete(top.id);
        done.add(top.id);
      } else if (open.has(following)) {
        const circle = trail.slice(trail.findIndex(({ id }) => id === following)).map(({ id }) => id);
        issues.push(
          issue('cyclic-prerequisites', ['prerequisites'], 'Services need each other in a circle.', {
            expected: 'a service that needs none of the others',
            received: [...circle, following].join(' → '),
          }),
        );
        for (const id of circle) done.add(id);
        break;
      } else if (!done.has(following)) {
        trail.push({ id: following, at: 0 });
        open.add(following);
      }
    }
  }
  return issues;
};
