import { limiter } from '../limiter.ts';
import type { Attempt } from './attempt.ts';
import { type ClassGrading, gradeStudent } from './grade-student.ts';
import type { Student } from './student.ts';

export interface ClassOptions {
  students: readonly Student[];
  grading: ClassGrading;
  /** Students at one time. */
  concurrency: number;
  /** Is told of each attempt as it ends. */
  onAttempt: (attempt: Attempt) => void;
}

/**
 * Grades a class, so many at a time. One student's trouble stops nobody else. When the signal comes, what runs removes its
 * canaries and ends, and the others are not begun.
 */
export async function gradeClass({ students, grading, concurrency, onAttempt }: ClassOptions): Promise<void> {
  const inTurn = limiter(concurrency);
  const one = async (student: Student) => {
    const attempt = await gradeStudent(student, grading);
    if (attempt) onAttempt(attempt);
  };
  // Where one cannot be written down, the others are still to remove their canaries.
  const all = await Promise.allSettled(students.map((student) => inTurn(() => one(student))));
  const failed = all.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
