namespace Plimsoll.Core.Engine;

/// <summary>Hears all calls of an engine, each before it is carried out.</summary>
public interface IEngineTape
{
    void Add(EngineCall call);
}
