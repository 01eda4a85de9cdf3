using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Plimsoll.Loopback.Faults;

/// <summary>Puts a <see cref="FreezableStream"/> under the WebSocket of a request.</summary>
internal sealed class FreezableUpgrade(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
{
    /// <summary>Null until the connection has been upgraded.</summary>
    public FreezableStream? Stream { get; private set; }

    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    public static Task PutUnderAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } feature)
            context.Features.Set<IHttpUpgradeFeature>(new FreezableUpgrade(feature));
        return next(context);
    }

    public async Task<Stream> UpgradeAsync() => Stream = new FreezableStream(await inner.UpgradeAsync());
}
