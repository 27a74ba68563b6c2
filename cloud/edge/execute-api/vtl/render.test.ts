import { render as velocityjs } from 'velocityjs';
import { describe, expect, it } from 'vitest';
import { Input } from './input.ts';
import { renderTemplate } from './render.ts';
import { Util } from './util.ts';
import { fromJson, LenientMap } from './values.ts';

const PHOTOS = JSON.stringify({
  photos: {
    page: 1,
    pages: '1234',
    photo: [
      { id: '1', title: 'A "b"', isfamily: 0 },
      { id: '2', title: 'C' },
    ],
  },
});
const parameters = { path: { id: 'p1' }, querystring: { type: 'book', id: 'q1' }, header: { 'X-Type': 'h' } };

function render(template: string, body = '', extra: Record<string, unknown> = {}): string {
  const input = new Input(body, parameters);
  return renderTemplate(template, { input, util: new Util(), ...extra });
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-variable-examples.html
describe("AWS's examples", () => {
  it('pass every parameter on', () => {
    const template = `#set($allParams = $input.params())
{ "params" : {
  #foreach($type in $allParams.keySet())
  #set($params = $allParams.get($type))
  "$type" : {
    #foreach($paramName in $params.keySet())
    "$paramName" : "$util.escapeJavaScript($params.get($paramName))"
    #if($foreach.hasNext),#end
    #end
  }
  #if($foreach.hasNext),#end
  #end
} }`;
    expect(JSON.parse(render(template))).toEqual({ params: parameters });
  });

  it('pass a part of the body on', () => {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/example-photos.html
    const template = `#set($inputRoot = $input.path('$'))
{ "photos": [
#foreach($elem in $inputRoot.photos.photo)
  { "id": "$elem.id", "title": "$util.escapeJavaScript($elem.title)" }#if($foreach.hasNext),#end
#end ], "pages": $inputRoot.photos.pages }`;
    expect(JSON.parse(render(template, PHOTOS))).toEqual({
      photos: [
        { id: '1', title: 'A "b"' },
        { id: '2', title: 'C' },
      ],
      pages: 1234,
    });
  });

  it('override the status of the answer', () => {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
    const override = new Map<string, unknown>([['header', new Map()]]);
    const context = new LenientMap([['responseOverride', override]]);
    const template = `#set($inputRoot = $input.path('$'))$input.json("$")
#if($inputRoot.toString().contains("error"))
#set($context.responseOverride.status = 400)
#set($context.responseOverride.header.x-from = "template")
#end`;
    render(template, '{"error":"x"}', { context });
    expect(override.get('status')).toBe(400);
    expect(override.get('header')).toEqual(new Map([['x-from', 'template']]));
  });
});

describe('$input', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#input-variable-reference
  it.each([
    ["$input.json('$.photos.page')", '1'],
    ["$input.json('$.photos.photo[1]')", '{"id":"2","title":"C"}'],
    ["$input.json('$.photos.photo[*].id')", '["1","2"]'],
    ["$input.json('$..id')", '["1","2"]'],
    ['$input.json("$.photos.photo[?(@.id == \'2\')].title")', '["C"]'],
    ["$input.json('$.nowhere')", '""'],
    ["$input.path('$.photos.photo').size()", '2'],
    ["$input.path('$.photos.photo.length()')", '2'],
    ["$input.params('id')", 'p1'],
    ["$input.params('type')", 'book'],
    ["$input.params('x-type')", 'h'],
    ["[$input.params('none')]", '[]'],
    ["$input.params().querystring.get('id')", 'q1'],
    ["$input.params().header['X-Type']", 'h'],
  ])('%s', (template, text) => {
    expect(render(template, PHOTOS)).toBe(text);
  });

  it('takes a missing body for an empty object', () => {
    expect(render("$input.json('$')|$input.body")).toBe('{}|{}');
  });

  it('takes a body that is no JSON as text', () => {
    expect(render("$input.json('$')", 'a=b')).toBe('"a=b"');
  });
});

describe('$util', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#util-template-reference
  it.each([
    [`$util.escapeJavaScript("it's")`, "it\\'s"],
    [`$util.escapeJavaScript("it's").replaceAll("\\\\'","'")`, "it's"],
    [`$util.escapeJavaScript('a"b/é')`, 'a\\"b\\/\\u00E9'],
    [`$util.urlEncode('a b&c*~')`, 'a+b%26c*%7E'],
    [`$util.urlDecode('a+b%26')`, 'a b&'],
    [`$util.base64Decode($util.base64Encode('ö'))`, 'ö'],
    [`$util.parseJson('{"a":{"b":[1,2]}}').a.b[1]`, '2'],
  ])('%s', (template, text) => {
    expect(render(template)).toBe(text);
  });
});

// Apache Velocity 1.7 and Java decide here; velocityjs, which only reads the template, answers otherwise.
describe('what velocityjs takes differently', () => {
  const data = () => ({ m: fromJson({ a: 1, b: [{ c: 5 }] }), list: [1], five: 5, empty: '', text: 'a.b.c' });
  const plain = { m: { a: 1, b: [{ c: 5 }] }, list: [1], five: 5, empty: '', text: 'a.b.c' };
  it.each([
    ['#if($empty)true#{else}false#end', 'true', 'an empty text is true'],
    ['#set($x = 7 / 2)$x', '3', 'integers divide to an integer'],
    ['$text.replaceAll("\\.", "-")', 'a-b-c', 'replaceAll takes a regular expression'],
    ['$text.contains("b")', 'true', 'strings have Java methods'],
    ['$text.length()', '5', 'length is a method'],
    ['$text.equals("a.b.c")', 'true', 'equals'],
    ['$list.add(2)$list.size()', 'true2', 'add says true'],
    ['$m', '{a=1, b=[{"c":5}]}', 'maps are shown as Java shows them, lists of JSON as JSON'],
    ['[$!m.put("z", 1)]', '[]', 'put gives what stood there before'],
    ['$m.containsKey("a")', 'true', 'containsKey'],
    ['$text.split("\\.").get(1)', 'b', 'split by a regular expression'],
    ['#set($b = $five > "3")$b', 'false', 'only numbers have an order'],
  ])('%s: %s (%s)', (template, text) => {
    expect(renderTemplate(template, data())).toBe(text);
    let theirs: string;
    try {
      theirs = velocityjs(template, structuredClone(plain));
    } catch (error) {
      theirs = String(error);
    }
    expect(theirs).not.toBe(text);
  });
});

describe('references without a value', () => {
  // https://velocity.apache.org/engine/1.7/user-guide.html#quiet-reference-notation
  it.each([
    ['$none', '$none'],
    ['$!none', ''],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Velocity writes references so.
    ['${none.x}', '${none.x}'],
    ["$m.get('q').r", "$m.get('q').r"],
    ['#set($a = 1)#set($a = $none)$a', '1'],
    ['$5 #fff a@b.c', '$5 #fff a@b.c'],
    ['#nobody("x") y', '#nobody("x") y'],
    ['#if($five == "5")same#end', 'same'],
    ['#if($none == "")a#{else}b#end', 'b'],
    ['a#stop b', 'a'],
    ['#foreach($i in [1..9])$i#if($i == 3)#break#end#end', '123'],
  ])('%s', (template, text) => {
    expect(renderTemplate(template, { m: new Map(), five: 5 })).toBe(text);
  });
});

// API Gateway has no macros of its own making (reported by those who moved templates to it), so a template that works
// with one here would fail there.
it.each(['#macro(hi $n)hi $n#end', '#define($block)a#end'])('%s is refused', (template) => {
  expect(() => renderTemplate(template, {})).toThrow(/is not modelled/);
});
