/**
 * Names something that a cartridge needs or gives, for example `segment-profile`, `value-proposition`,
 * `qualified-lead`.
 *
 * @category model
 * @since 0.1.0
 */
export type Artefact = string;
