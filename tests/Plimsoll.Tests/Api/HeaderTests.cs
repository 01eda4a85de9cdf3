using System.Net;
using System.Text.RegularExpressions;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Api;

public sealed class HeaderTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-*'; img-src 'self' data: blob:; " +
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'";

    [Theory]
    [InlineData("/", "no-cache")]
    [InlineData("/bots/anything", "no-cache")]
    [InlineData("/index.html", "no-cache")]
    [InlineData("/assets/app-1a2b3c.js", "public, max-age=31536000, immutable")]
    [InlineData("/assets/missing.js", "no-store")]
    [InlineData("/api/v1/setup", "no-store")]
    [InlineData("/api/v1/nothing", "no-store")]
    public async Task Every_answer_carries_the_protecting_headers(string path, string caching)
    {
        using var browser = server.NewBrowser();
        var answer = await browser.GetAsync(path);

        answer.Header("Cache-Control").ShouldBe(caching);
        Regex.Replace(answer.Header("Content-Security-Policy"), "nonce-[^']+", "nonce-*").ShouldBe(Policy);
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("X-Frame-Options").ShouldBe("DENY");
        answer.Header("Referrer-Policy").ShouldBe("no-referrer");
        answer.Header("Permissions-Policy").ShouldContain("camera=()");
        answer.Header("Server").ShouldBeEmpty();
        answer.Header("Strict-Transport-Security").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    public async Task The_page_carries_the_nonce_of_its_own_answer(string path)
    {
        using var browser = server.NewBrowser();
        var first = await browser.GetAsync(path);
        var second = await browser.GetAsync(path);

        var nonce = Regex.Match(first.Header("Content-Security-Policy"), "nonce-([^']+)").Groups[1].Value;
        first.Status.ShouldBe(HttpStatusCode.OK);
        first.Text.ShouldContain($"content=\"{nonce}\"");
        second.Text.ShouldNotContain(nonce);
    }

    [Theory]
    [InlineData("abc-123", true)]
    [InlineData("with space", false)]
    [InlineData("<script>", false)]
    public async Task A_request_keeps_a_well_formed_id_and_gets_one_otherwise(string given, bool isKept)
    {
        using var browser = server.NewBrowser();
        var answer = await browser.SendAsync(HttpMethod.Get, "/health", null, ("X-Request-Id", given));

        var id = answer.Header("X-Request-Id");
        (id == given).ShouldBe(isKept);
        id.ShouldMatch("^[A-Za-z0-9-]{1,64}$");
    }
}
