/**
 * The dialogue of the two departments: meetings and their rhythm, complaints that include a request, promises kept,
 * what the field knows, and why deals are won and lost.
 *
 * @packageDocumentation
 */
export * from './cadence.js';
export * from './check-meeting.js';
export * from './competitor.js';
export * from './complaint.js';
export * from './continuity.js';
export * from './meeting.js';
export * from './meeting-actions.js';
export { type MeetingCheck, type MeetingRules, meetingChecks, presetMeetingRules } from './meeting-rules.js';
export * from './request-life.js';
export * from './request-ratios.js';
export * from './request-step.js';
export * from './signal-life.js';
export * from './signal-reading.js';
export * from './win-loss.js';
