package dev.kubewalk.apiserver.endpoints.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.http.TestingRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class RequestInfoResolverTest {
  private final RequestInfoResolver resolver = new RequestInfoResolver();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(nullValues = "-", textBlock = """
          GET, /api/v1/namespaces, list, '', v1, '', namespaces, '', ''
          GET, /api/v1/namespaces/other, get, '', v1, other, namespaces, '', other
          GET, /api/v1/namespaces/other/pods, list, '', v1, other, pods, '', ''
          GET, /api/v1/namespaces/other/pods/foo, get, '', v1, other, pods, '', foo
          HEAD, /api/v1/namespaces/other/pods/foo, get, '', v1, other, pods, '', foo
          GET, /api/v1/pods, list, '', v1, '', pods, '', ''
          GET, /api/v1/pods?watch=true, watch, '', v1, '', pods, '', ''
          GET, /api/v1/pods?watch=, watch, '', v1, '', pods, '', ''
          GET, /api/v1/pods?watch=0, list, '', v1, '', pods, '', ''
          GET, /api/v1/pods?watch=false, list, '', v1, '', pods, '', ''
          GET, /api/v1/pods/?limit=x&watch=1, watch, '', v1, '', pods, '', ''
          GET, /api/v1/pods?fieldSelector=metadata.name%3Dfoo, list, '', v1, '', pods, '', foo
          GET, /api/v1/pods?fieldSelector=metadata.name%3Dfoo&watch=1, watch, '', v1, '', pods, '', foo
          GET, /api/v1/pods?limit=x&fieldSelector=metadata.name%3Dfoo, list, '', v1, '', pods, '', ''
          GET, /api/v1/watch/pods, watch, '', v1, '', pods, '', ''
          GET, /api/v1/watch/namespaces/other/pods, watch, '', v1, other, pods, '', ''
          GET, /api/v1/proxy/namespaces/other/pods/foo/x, proxy, '', v1, other, pods, '', foo
          POST, /api/v1/pods, create, '', v1, '', pods, '', ''
          PUT, /api/v1/namespaces/other/pods/foo/status, update, '', v1, other, pods, status, foo
          PATCH, /api/v1/namespaces/other/pods/foo, patch, '', v1, other, pods, '', foo
          DELETE, /api/v1/namespaces/other/pods, deletecollection, '', v1, other, pods, '', ''
          DELETE, /api/v1/namespaces/other/pods/foo, delete, '', v1, other, pods, '', foo
          PUT, /api/v1/namespaces/other/finalize, update, '', v1, other, namespaces, finalize, other
          PUT, /api/v1/namespaces/other/status, update, '', v1, other, namespaces, status, other
          GET, /apis/apps/v1/namespaces/a/deployments/b/scale, get, apps, v1, a, deployments, scale, b
          GET, /apis/apps/v1/deployments, list, apps, v1, '', deployments, '', ''
          """)
  void understandsResourcePaths(ArgumentsAccessor row) throws Exception {
    RequestInfo info = resolver.resolve(new TestingRequest(row.getString(0), row.getString(1)));
    assertThat(info.resourceRequest()).isTrue();
    assertThat(List.of(
            info.verb(),
            info.apiGroup(),
            info.apiVersion(),
            info.namespace(),
            info.resource(),
            info.subresource(),
            info.name()))
        .isEqualTo(row.toList().subList(2, row.size()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, /, get",
    "GET, /healthz, get",
    "POST, /healthz, post",
    "GET, /api, get",
    "GET, /api/v1, get",
    "GET, /apis/apps/v1, get",
    "GET, /apis/apps/, get",
    "GET, /no/such/path/at/all, get",
    "PATCH, /openapi/v2, patch"
  })
  void leavesOtherPathsAlone(String method, String path, String verb) throws Exception {
    RequestInfo info = resolver.resolve(new TestingRequest(method, path));
    assertThat(info.resourceRequest()).isFalse();
    assertThat(info.verb()).isEqualTo(verb);
    assertThat(info.path()).isEqualTo(path);
  }

  @Test
  void refusesAVerbInThePathWithNothingBehindIt() {
    assertThatThrownBy(() -> resolver.resolve(new TestingRequest("GET", "/api/v1/watch")))
        .hasMessage("unable to determine kind and namespace from url, /api/v1/watch");
  }
}
