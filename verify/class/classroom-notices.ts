import type { Score } from '../score.ts';

/**
 * A grading's points as the two notices of a workflow that GitHub Classroom reads; none as long as something was not
 * judged, since that would be taken for points lost.
 * https://github.com/classroom-resources/autograding-grading-reporter and
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 *
 * @param result what `verify --json` has written
 */
export function classroomNotices({ score }: { score: Score }): string[] {
  const { points, possible, ungraded } = score;
  if (ungraded > 0)
    return [`::warning title=Not graded::${ungraded} points could not be judged. Run the workflow again.`];
  const report = JSON.stringify({ totalPoints: points, maxPoints: possible });
  return [
    `::notice title=Autograding complete::Points ${points}/${possible}`,
    `::notice title=Autograding report::${report}`,
  ];
}
