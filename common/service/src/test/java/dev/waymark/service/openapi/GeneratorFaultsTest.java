package dev.waymark.service.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorFaultsTest {
  private static final String GOOD =
      """
      {
        'servers': [{'url': '{origin}',
          'variables': {'origin': {'default': 'http://localhost:8081'}}}],
        'paths': {'/api/workspaces/{ws}/links/{id}': {'patch': {
          'operationId': 'changeLink',
          'parameters': [
            {'name': 'ws', 'in': 'path', 'schema': {'type': 'string'}},
            {'name': 'id', 'in': 'path', 'schema': {'type': 'string'}},
            {'name': 'If-Match', 'in': 'header', 'schema': {'type': 'string'}}],
          'requestBody': {'content': {'application/merge-patch+json':
            {'schema': {'$ref': '#/components/schemas/LinkPatch'}}}},
          'responses': {'200': {'content': {'application/json':
            {'schema': {'$ref': '#/components/schemas/Link'}}}}}}}},
        'components': {'schemas': {
          'Link': {'type': 'object', 'required': ['active'],
            'properties': {'active': {'type': 'boolean', 'default': true}}},
          'LinkPatch': {'type': 'object', 'properties': {
            'active': {'type': 'boolean'},
            'tags': {'type': ['array', 'null'], 'items': {'type': 'string', 'default': 'new'}},
            'deep_link':
              {'anyOf': [{'$ref': '#/components/schemas/DeepLinkPatch'}, {'type': 'null'}]}}},
          'DeepLinkPatch': {'type': 'object', 'properties': {
            'opened': {'type': 'boolean'}}}}}
      }
      """;

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  @Test
  void of_aGoodDescription_areNone() throws JsonProcessingException {
    assertThat(GeneratorFaults.of(json(GOOD))).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'active': {'type': 'boolean'} | 'active': {'type': 'boolean', 'default': true}"
            + " | patch/active has a default",
        "'LinkPatch': {'type': 'object', | 'LinkPatch': {'type': 'object', 'required': ['active'],"
            + " | patch requires something",
        "'DeepLinkPatch': {'type': 'object', | 'DeepLinkPatch': {'type': 'object',"
            + " 'required': ['opened'], | patch/deep_link requires something",
        "'opened': {'type': 'boolean'} | 'opened': {'type': 'boolean', 'default': false}"
            + " | patch/deep_link/opened has a default",
        "'active': {'type': 'boolean'} | 'active': {} | patch/active has no type",
        "['array', 'null'] | 'array' | patch/tags may not be null",
        "'application/merge-patch+json' | 'application/json' | takes no merge patch",
        "'name': 'ws' | 'name': 'id' | parameter id stands there twice",
        "{'name': 'ws', 'in': 'path', 'schema': {'type': 'string'}}, | \"\""
            + " | parameters of the path are [id], not [ws, id]",
        "{ws}/links/{id} | {id}/links/{ws} | parameters of the path are [ws, id], not [id, ws]",
        "'name': 'ws', 'in': 'path', 'schema': {'type': 'string'} | 'name': 'ws', 'in': 'path'"
            + " | parameter ws has no schema",
        "{'schema': {'$ref': '#/components/schemas/Link'}} | {} | answer 200 has no schema",
        "{'schema': {'$ref': '#/components/schemas/LinkPatch'}} | {} | patch+json has no schema",
        "'operationId': 'changeLink', | \"\" | operationId ''",
        "#/components/schemas/Link' | #/components/schemas/Lnk' | /Lnk leads nowhere",
        "'$ref': '#/components/schemas/Link' | '$ref': '#/components/schemas/Link', 'type': 'object'"
            + " | a type beside a reference",
        "'deep_link': | 'deep_link': {'oneOf': [{'type': 'string'}, {'type': 'integer'}]}, 'other':"
            + " | oneOf without a discriminator",
        "'deep_link': | 'deep_link': {'anyOf': [{'type': 'string'}, {'type': 'null'}]}, 'other':"
            + " | anyOf without a discriminator",
        "{'anyOf': | {'type': 'object', 'anyOf': | a type beside anyOf",
        "'components': {'schemas': { | 'components': {'schemas': {'java.time.Instant': {},"
            + " | schema java.time.Instant: no plain word",
        "'components': {'schemas': { | 'components': {'schemas': {'Day': {'type': 'string'},"
            + " | schema Day: a word for what is no object",
        "'components': {'schemas': { | 'components': {'schemas': {'LinkBody': {},"
            + " | schema LinkBody: no plain word",
        "'components': {'schemas': { | 'components': {'schemas': {'NewLink': {'type': 'object'},"
            + " | schema NewLink: in Go, that is what makes a Link",
        "'opened' | 'timezone' | /timezone: no name as others have it",
        "'opened' | 'isOpen' | /isOpen: no name as others have it",
        "http://localhost:8081 | http://0.0.0.0:8081 | no address that a client can call",
        "'servers' | 'other' | servers: none",
      })
  void of_oneThingWrong_nameIt(String good, String bad, String fault)
      throws JsonProcessingException {
    assertThat(GOOD).as("there is something to spoil").contains(good);

    assertThat(GeneratorFaults.of(json(GOOD.replace(good, bad))))
        .anySatisfy(found -> assertThat(found).contains(fault));
  }
}
