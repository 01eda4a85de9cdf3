using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Plimsoll.Api;
using Plimsoll.Features.Setup;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage;

namespace Plimsoll.Server;

/// <summary>Builds the web server: conventions of the API first, then the slices.</summary>
internal static class PlimsollServer
{
    private const long MaxBodyBytes = 1024 * 1024;
    private const int MaxHeaderBytes = 16 * 1024;

    public static WebApplication Build(
        ServerSettings settings, string connectionString, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PlimsollServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = settings.WebDirectory,
        });
        builder.Configuration.AddConfiguration(ServerConfiguration.Load(settings.DataDirectory));
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        });
        ServerLogging.Configure(builder.Logging, builder.Configuration);
        AddConventions(builder.Services, settings);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(KeyEncryption.Of(settings));
        builder.Services.AddPlimsollStorage(connectionString);
        foreach (var slice in Slices.All)
            slice.Add(builder.Services);
        configure?.Invoke(builder);
        var limits = builder.Services.LastOrDefault(service => service.ServiceType == typeof(RateLimits));
        var limiters = new RateLimiters((RateLimits?)limits?.ImplementationInstance ?? new RateLimits());
        builder.Services.AddSingleton(_ => limiters); // Made by the container's word, so that it is disposed with it.
        builder.Services.AddRateLimiter(limiters.Configure);
        var app = builder.Build();
        Compose(app);
        return app;
    }

    private static void AddConventions(IServiceCollection services, ServerSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => Terminal.Create());
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        services.AddDataProtection()
            .SetApplicationName("plimsoll")
            .PersistKeysToFileSystem(new DirectoryInfo(settings.KeyDirectory));
        // Only what is the same for everybody is compressed: a secret beside a guess would leak through its size.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/javascript", "text/css", "image/svg+xml", "font/ttf"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        OpenApiDescription.Add(services);
    }

    private static void Compose(WebApplication app)
    {
        app.UseMiddleware<RequestId>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ProblemResponses>();
        app.UseResponseCompression();
        WebPage.UseAssets(app);
        app.UseMiddleware<WebPage>();
        app.UseRouting();
        app.UseMiddleware<SetupGate>();
        app.UseAuthentication();
        app.UseMiddleware<ForgeryProtection>();
        app.UseRateLimiter();
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<RateLimiters>().Describe(context);
            return next(context);
        });
        app.UseAuthorization();
        OpenApiDescription.Map(app);
        foreach (var slice in Slices.All)
            slice.Map(app);
        app.UseEndpoints(_ => { });
    }
}
