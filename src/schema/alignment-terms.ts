import * as z from 'zod/mini';
import {
  type AlignmentTerms,
  alignmentDimensions,
  type DimensionName,
} from '../agreement/alignment-terms.js';
import type { DepartmentMeasures } from '../agreement/department-measures.js';
import { agrees } from './equal.js';
import { nonEmpty, recordOf } from './shape.js';
import { wireCount, wireDuration, wireName, wireNumber } from './wire.js';

const number = /* @__PURE__ */ (() => z.exactOptional(wireNumber))();

/**
 * The schema of a dimension's name.
 *
 * @internal
 */
export const dimensionSchema: z.ZodMiniType<DimensionName, DimensionName> = /* @__PURE__ */ (() =>
  z.enum(Object.keys(alignmentDimensions) as unknown as [DimensionName]))();

const rawTerms = /* @__PURE__ */ (() =>
  z.strictObject({
    dimensions: nonEmpty(
      z.strictObject({ id: dimensionSchema, weight: wireCount, atLeast: number, atMost: number }),
    ),
    minimumCoverage: number,
  }))();

/**
 * The schema of what alignment is held against.
 *
 * @internal
 */
export const alignmentTermsSchema: z.ZodMiniType<AlignmentTerms> = /* @__PURE__ */ (() =>
  agrees<AlignmentTerms>()(rawTerms))();

const rawMeasures = /* @__PURE__ */ (() =>
  z.strictObject({
    metrics: z.array(z.strictObject({ id: wireName, shareOfPay: number })),
    horizon: z.exactOptional(wireDuration),
    terms: z.exactOptional(recordOf(wireCount)),
  }))();

/**
 * The schema of what a department says of itself.
 *
 * @internal
 */
export const departmentMeasuresSchema: z.ZodMiniType<DepartmentMeasures> = /* @__PURE__ */ (() =>
  agrees<DepartmentMeasures>()(rawMeasures))();
