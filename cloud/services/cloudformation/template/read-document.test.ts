import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
describe('a template text', () => {
  it('may write functions as tags, nested in each other', () => {
    const text = `
A: !Sub "\${Name}-x"
B: !If [IsProd, !Ref Big, !GetAtt Queue.Nested.Arn]
C: !Join
  - '-'
  - - !FindInMap [Map, !Ref "AWS::Region", Key]
    - !Select [0, !Split [",", !ImportValue list]]
D: !Base64
  Fn::Sub: text
E: !And [!Condition One, !Not [!Equals [!Ref A, b]]]
F: !GetAtt [Function, Arn]
G: !Cidr [10.0.0.0/16, 2, 8]
`;
    expect(readDocument(text)).toEqual({
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of Fn::Sub.
      A: { 'Fn::Sub': '${Name}-x' },
      B: { 'Fn::If': ['IsProd', { Ref: 'Big' }, { 'Fn::GetAtt': ['Queue', 'Nested.Arn'] }] },
      C: {
        'Fn::Join': [
          '-',
          [
            { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'Key'] },
            { 'Fn::Select': [0, { 'Fn::Split': [',', { 'Fn::ImportValue': 'list' }] }] },
          ],
        ],
      },
      D: { 'Fn::Base64': { 'Fn::Sub': 'text' } },
      E: {
        'Fn::And': [{ Condition: 'One' }, { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'A' }, 'b'] }] }],
      },
      F: { 'Fn::GetAtt': ['Function', 'Arn'] },
      G: { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] },
    });
  });

  it('is read as YAML 1.1, without timestamps', () => {
    const text = `{yes: [yes, off, "no"], date: 2012-10-17, account: 012345678901, octal: 0755, version: 1.0,
  number: 10, big: 123456789012345678901, negative: -1.5, hex: 0x1F, time: 1:30, text: 08:00, plus: +3, empty: ""}`;
    // A text that begins with a brace would be JSON.
    expect(readDocument(`---\n${text.replace('yes:', '"yes":')}`)).toEqual({
      yes: [true, false, 'no'],
      date: '2012-10-17',
      account: '012345678901',
      octal: 493,
      version: '1.0',
      number: 10,
      big: '123456789012345678901',
      negative: -1.5,
      hex: 31,
      time: 90,
      text: '08:00',
      plus: 3,
      empty: '',
    });
  });

  it('counts a key that stands twice as it stands last', () => {
    expect(readDocument('A: 1\nB: 2\nA: 3\n')).toEqual({ A: 3, B: 2 });
    expect(readDocument('{"A": 1, "A": 3}')).toEqual({ A: 3 });
  });

  it.each([
    // The position is one that AWS gave for this text.
    [
      '{"this is invalid JSON"="bobbins"}',
      'Template format error: JSON not well-formed. (line 1, column 25)',
    ],
    ['{\n "A": 1,\n}', 'Template format error: JSON not well-formed. (line 3, column 2)'],
    ['{"A": [1 2]}', 'Template format error: JSON not well-formed. (line 1, column 11)'],
    ['{"A": "b', 'Template format error: JSON not well-formed. (line 1, column 8)'],
    ['A: [1', 'Template format error: YAML not well-formed. (line 1, column 6)'],
    ['A: b\n  c: d', 'Template format error: YAML not well-formed. (line 1, column 4)'],
    ['A: !Unknown b', 'Template format error: YAML not well-formed. (line 1, column 13)'],
    ['A: &a 1\nB: *a', 'Template error: YAML aliases are not allowed in CloudFormation templates'],
    ['A: {200: x}', 'Template format error: [/A] map keys must be strings; received numeric [200] instead'],
    ['A:\nB: 1', "[/A] 'null' values are not allowed in templates"],
    ['{"A": [1, {"B": null}]}', "[/A/1/B] 'null' values are not allowed in templates"],
  ])('%j is refused', (text, message) => {
    expect(() => readDocument(text)).toThrow(expect.objectContaining({ code: 'ValidationError', message }));
  });
});
