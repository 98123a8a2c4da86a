import { type SurveyAnswer, type SurveyForm, type SurveyItem, surveyItems } from 'smarketing/review/survey';

export const items = Object.keys(surveyItems) as ReadonlyArray<SurveyItem>;

/** A complete form with a given sum of 20–100, as even as it can be. */
export const formOf = (department: SurveyForm['department'], sum: number): SurveyForm => ({
  department,
  answers: Object.fromEntries(
    items.map((item, index) => [item, (Math.floor((sum - index - 1) / items.length) + 1) as SurveyAnswer]),
  ),
});

export const without = (form: SurveyForm, ...left: ReadonlyArray<SurveyItem>): SurveyForm => ({
  ...form,
  answers: Object.fromEntries(
    Object.entries(form.answers).filter(([item]) => !left.includes(item as SurveyItem)),
  ),
});

export const sumOf = ({ answers }: SurveyForm): number =>
  Object.values(answers).reduce((sum: number, answer) => sum + answer, 0);
