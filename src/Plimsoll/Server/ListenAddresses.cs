using System.Net;
using System.Net.Sockets;
using Plimsoll.Failures;

namespace Plimsoll.Server;

/// <summary>Looks at <c>--urls</c> before anything is started, so that a mistake there leaves nothing behind.</summary>
internal static class ListenAddresses
{
    public static void Check(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            CheckFree(Parse(url), url);
    }

    /// <summary>Other machines can reach it and nothing is encrypted on the way.</summary>
    public static bool IsOpenAndPlain(string url) =>
        Parse(url) is { Scheme: "http" } address && !IPAddress.IsLoopback(Resolve(address.Host));

    /// <summary>What to type into a browser on this machine.</summary>
    public static string ToOpen(string url) => url
        .Replace("//[::]", "//localhost", StringComparison.Ordinal)
        .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal);

    private static BindingAddress Parse(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            if (address.Scheme.ToLowerInvariant() is "http" or "https"
                && address.Host.Length > 0
                && address.Port is >= 0 and <= IPEndPoint.MaxPort)
                return address;
        }
        catch (FormatException)
        {
            // Answered below, with every other form that is no address.
        }
        throw new PlimsollException(
            FailureKind.BadInput,
            "command.invalid",
            $"--urls: '{url}' is no address like {ServerSettings.DefaultUrls}.");
    }

    private static void CheckFree(BindingAddress address, string url)
    {
        using var listener = new TcpListener(Resolve(address.Host), address.Port);
        try
        {
            listener.Start();
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new PlimsollException(
                FailureKind.StateConflict,
                "system.address_in_use",
                $"Another program listens on {url}. Stop it or give another --urls.",
                exception);
        }
        catch (SocketException exception)
        {
            throw new PlimsollException(
                FailureKind.BadInput, "system.address", $"Cannot listen on {url}: {exception.Message}.", exception);
        }
    }

    // As the web server reads it: what is neither an address nor localhost stands for every address of the machine.
    private static IPAddress Resolve(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address) ? address
        : host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.Any;
}
