using System.Net;
using Microsoft.AspNetCore.Http;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Tests.SignIn;

public sealed class SignInCookieTests
{
    [Theory]
    [InlineData("https", "127.0.0.1", "__Host-plimsoll=", true)]
    [InlineData("https", "203.0.113.1", "__Host-plimsoll=", true)]
    [InlineData("http", "203.0.113.1", "__Host-plimsoll=", true)]
    [InlineData("http", "127.0.0.1", "plimsoll=", false)]
    [InlineData("http", "::1", "plimsoll=", false)]
    public void Only_plain_http_on_this_machine_goes_without_Secure(
        string scheme, string caller, string start, bool isSecure)
    {
        var context = new DefaultHttpContext { Request = { Scheme = scheme } };
        context.Connection.RemoteIpAddress = IPAddress.Parse(caller);

        SignInCookie.Write(context, "token");

        var cookie = context.Response.Headers.SetCookie.ToString();
        cookie.ShouldStartWith(start);
        cookie.Contains("; secure", StringComparison.Ordinal).ShouldBe(isSecure);
        cookie.ShouldContain("; path=/;");
        cookie.ShouldNotContain("domain");
    }
}
